import Channels
import Logging
import Office
import Rulebook
import Support

/// The way of an item in tests: who is asked, in the order of the rules.
struct PostWalk {
  let world: World

  static func draft(
    _ title: String = "关于冬季交通管制路段的通告", account: AccountID,
    category: PostCategory = PostCategory(rawValue: "openness"),
    sensitivity: Sensitivity = .ordinary, kind: PostKind = .ordinary,
    elements: [String: String] = [:]
  ) -> PostDraft {
    PostDraft(
      title: title, summary: "摘要", body: "自11月28日起，对金水路实行夜间管制。",
      category: category, sensitivity: sensitivity, kind: kind, elements: elements,
      accounts: [account],
      concerns: [])
  }

  /// The first category of Yao'an 5.3, for items of the county.
  static let notice = PostCategory(rawValue: "notices")

  func draft(sensitivity: Sensitivity = .ordinary) -> PostDraft {
    Self.draft(account: world.cast.account, sensitivity: sensitivity)
  }

  func write(_ draft: PostDraft? = nil) async throws -> PostID {
    try await world.perform(
      WritePost(organization: world.cast.city, draft: draft ?? self.draft()),
      as: world.cast.editor)
  }

  func submitted(_ draft: PostDraft? = nil) async throws -> PostID {
    let post = try await write(draft)
    try await submit(post)
    return post
  }

  @discardableResult
  func submit(_ post: PostID) async throws -> StageID {
    let dossier = try await dossier(post)
    return try await world.perform(
      SubmitPost(post, revision: dossier.current.id), as: world.cast.editor)
  }

  func dossier(_ post: PostID, as actor: Actor? = nil) async throws -> PostDossier {
    try await world.ask(as: actor ?? .system(.courier)) { try $0.dossier(of: post) }
  }

  func open(_ post: PostID) async throws -> Stage {
    guard let stage = try await dossier(post).openStage else { throw NothingOpen() }
    return stage
  }

  /// Signs the open stage as its holder, with whatever its questions ask.
  @discardableResult
  func sign(_ post: PostID, as actor: Actor? = nil) async throws -> SignStage.Outcome {
    let dossier = try await dossier(post)
    guard let stage = dossier.openStage else { throw NothingOpen() }
    let signer = try actor ?? world.cast.holder(of: stage.role, at: stage.organization)
    return try await world.perform(
      SignStage(
        stage.id, revision: dossier.current.id, digest: dossier.current.digest.hex,
        opinion: "同意", checklist: Self.clean(stage.rule)),
      as: signer)
  }

  static func clean(_ rule: StageRule) -> Checklist {
    Checklist(
      answers: rule.checklist.map { Checklist.Answer(question: $0.id, isYes: false) },
      conclusion: .publish)
  }

  func approved(_ draft: PostDraft? = nil) async throws -> PostID {
    let post = try await submitted(draft)
    while try await sign(post) != .approved {}
    return post
  }

  func release(_ post: PostID) async throws -> Release {
    guard let release = try await dossier(post).currentReleases.first else { throw NothingOpen() }
    return release
  }

  func confirm(_ post: PostID, typing text: String = "公安") async throws {
    let release = try await release(post)
    try await world.perform(
      ConfirmRelease(release.id, confirmation: text), as: world.cast.publisher)
  }

  func courier(_ connector: any Connector = PortalConnector()) -> Courier {
    Courier(office: world.office, connectors: [connector], logger: .quiet)
  }

  func published(_ draft: PostDraft? = nil) async throws -> PostID {
    let post = try await approved(draft)
    try await confirm(post)
    _ = try await courier().deliverDue()
    return post
  }

  struct NothingOpen: Error {}
}

extension Logger {
  /// Says nothing: tests look at the books.
  static var quiet: Logger {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }
}
