/// Says that a remark is done with. It stays to be read, and is not opened again.
package struct SettleRemark: Act {
  package static let name: ActName = "posts.settle-remark"
  package static let permission = WaiveFinding.permission

  package let remark: RemarkID

  package init(_ remark: RemarkID) { self.remark = remark }

  package var place: Place { .remark(remark) }

  package func perform(at desk: Desk) throws -> Done {
    let open = try desk.findOpen(remark)
    try desk.settle(open.id)
    desk.record(
      AuditObject(.post, open.post.rawValue, of: try desk.here().id),
      facts: ["revision": "\(open.number)", "remark": "\(open.id)"])
    return Done()
  }
}
