import Office

/// Notices to the public about an account: the unit's pages, and those that everybody reads.
package func accountNoticeRoutes() -> Routes {
  var routes = Routes()
  routes.get("/accounts/:id/notices") { visit in try await NoticePages.list(visit) }
  routes.get("/accounts/:id/notices/new") { visit in try await NoticeForm.blank(visit) }
  routes.post("/accounts/:id/notices", bodyLimit: 65_536) { visit in
    try await NoticeForm.send(visit)
  }
  routes.get("/accounts/:id/notices/:notice") { visit in try await NoticePages.page(visit) }
  routes.get("/accounts/:id/notices/:notice/print") { visit in
    try await NoticeSheet.reply(visit)
  }
  routes.post("/accounts/:id/notices/:notice/progress", bodyLimit: 16_384) { visit in
    try await NoticePages.tell(visit)
  }
  routes.post("/accounts/:id/notices/:notice/end", bodyLimit: 8_192) { visit in
    try await NoticePages.end(visit)
  }
  routes.export("/notices/export") { try NoticeExport.list($0) }
  routes.get("/p/notices", .open) { visit in try await PublicNotices.list(visit) }
  routes.get("/p/notices/:id", .open) { visit in try await PublicNotices.page(visit) }
  return routes
}

func noticesPath(_ account: AccountID) -> String { "/accounts/\(account)/notices" }

func noticePath(_ notice: AccountNotice) -> String {
  noticesPath(notice.account) + "/\(notice.id)"
}

func publicNoticePath(_ id: AccountNoticeID) -> String { "/p/notices/\(id)" }
