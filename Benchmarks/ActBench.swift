import Office
import Rulebook
import Server
import Storage
import Synchronization

/// Acts of the demo's city bureau, many at a time.
struct ActBench {
  let assembly: Assembly

  private static let concurrency = 32

  /// Items written and submitted, then one signature each: the signatures are measured.
  func run(count: Int) async throws {
    let cast = try await people()
    let posts = try await written(count, cast, submitted: true)
    let stages = try await openStages(posts, cast)
    let times = Mutex<[Duration]>([])
    let clock = ContinuousClock()
    let whole = try await clock.measure {
      try await inParallel(stages) { stage in
        let time = try await clock.measure {
          _ = try await assembly.office.perform(
            SignStage(
              stage.stage, revision: stage.revision, digest: stage.digest, opinion: "",
              checklist: Checklist()),
            as: cast.reviewer, request: "bench")
        }
        times.withLock { $0.append(time) }
      }
    }
    report("signatures", count: stages.count, whole: whole, times: times.withLock { $0 })
  }

  /// Draft items for the list page.
  func fill(count: Int) async throws {
    let cast = try await people()
    let clock = ContinuousClock()
    let whole = try await clock.measure { _ = try await written(count, cast, submitted: false) }
    report("items written", count: count, whole: whole, times: [])
  }

  /// How many messages stand in the books: to be compared with how many were acknowledged.
  func countMessages() async throws {
    let count = try await assembly.database.read { session in
      try session.first("SELECT COUNT(*) AS n FROM messages")?.int("n") ?? 0
    }
    print("messages \(count)")
  }

  private struct Cast: Sendable {
    let unit: OrganizationID
    let account: AccountID
    let editor: Actor
    let reviewer: Actor
  }

  private struct OpenStage: Sendable {
    let stage: StageID
    let revision: RevisionID
    let digest: String
  }

  private func people() async throws -> Cast {
    try await assembly.office.ask(as: .system(.founder)) { reading in
      guard let editor = try reading.person(login: "caibian"),
        let reviewer = try reading.person(login: "chushen"),
        let account = try reading.account(slug: "yunchuan-police")
      else { throw Refusal(OfficeRefusal.notFound) }
      return Cast(
        unit: editor.organization, account: account.id, editor: .person(editor.id),
        reviewer: .person(reviewer.id))
    }
  }

  private func written(_ count: Int, _ cast: Cast, submitted: Bool) async throws -> [PostID] {
    let posts = Mutex<[PostID]>([])
    let office = assembly.office
    try await inParallel(Array(0..<count)) { number in
      let draft = PostDraft(
        title: "Bench \(number)", summary: "", body: String(repeating: "word ", count: 80),
        category: PostCategory(rawValue: "openness"),
        accounts: [cast.account], concerns: [])
      let post = try await office.perform(
        WritePost(organization: cast.unit, draft: draft), as: cast.editor, request: "bench")
      if submitted {
        let revision = try await office.ask(as: cast.editor) { try $0.newestRevision(of: post) }
        _ = try await office.perform(
          SubmitPost(post, revision: revision.id), as: cast.editor, request: "bench")
      }
      posts.withLock { $0.append(post) }
    }
    return posts.withLock { $0 }
  }

  private func openStages(_ posts: [PostID], _ cast: Cast) async throws -> [OpenStage] {
    let known = Set(posts)
    return try await assembly.office.ask(as: cast.reviewer) { reading in
      try reading.stagesAwaitingAsker(limit: posts.count + 1_000)
        .filter { known.contains($0.post) }
        .map { stage in
          let revision = try reading.newestRevision(of: stage.post)
          return OpenStage(stage: stage.id, revision: revision.id, digest: revision.digest.hex)
        }
    }
  }

  private func inParallel<Item: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) async throws -> Void
  ) async throws {
    let next = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.concurrency {
        group.addTask {
          while true {
            let index = next.take()
            guard index < items.count else { return }
            try await work(items[index])
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func report(_ what: String, count: Int, whole: Duration, times: [Duration]) {
    let seconds = Double(whole.components.seconds) + Double(whole.components.attoseconds) / 1e18
    var line = "\(what) \(count) in \(rounded(seconds)) s, \(Int(Double(count) / seconds))/s"
    let sorted = times.sorted()
    if !sorted.isEmpty {
      line += ", p50 \(sorted[sorted.count / 2]), p99 \(sorted[sorted.count * 99 / 100])"
    }
    print(line)
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// Hands out 0, 1, 2 … to whoever asks.
private final class Counter: Sendable {
  private let value = Mutex(0)

  func take() -> Int {
    value.withLock { value in
      value += 1
      return value - 1
    }
  }
}
