import Channels
import Synchronization

@testable import Office

/// A platform that refuses, is away or loses its answers as told, and remembers what it took.
final class ScriptedConnector: Connector {
  enum Event: Sendable { case refuse, unreachable, publishAndLoseAnswer, publishAndDie }

  private struct State {
    var script: [Event]
    var taken: [String: Receipt] = [:]
    var published = 0
  }

  private let state: Mutex<State>
  let sheet = PlatformSheet.portal

  init(_ script: [Event]) { state = Mutex(State(script: script)) }

  /// How often something was really published.
  var published: Int { state.withLock { $0.published } }

  func publish(_ parcel: Parcel) async throws(ChannelFailure) -> Receipt {
    let event = state.withLock { $0.script.isEmpty ? nil : $0.script.removeFirst() }
    switch event {
    case .refuse: throw .refused(reason: "busy")
    case .unreachable: throw .unreachable
    case .publishAndLoseAnswer, .publishAndDie:
      _ = take(parcel)
      throw .outcomeUnknown
    case nil: return take(parcel)
    }
  }

  func status(of parcel: Parcel) async throws(ChannelFailure) -> ParcelStatus {
    state.withLock { $0.taken[parcel.key].map(ParcelStatus.published) ?? .absent }
  }

  @discardableResult
  func take(_ parcel: Parcel) -> Receipt {
    state.withLock { state in
      state.published += 1
      let receipt = Receipt(
        outsideID: "x-\(parcel.key)", link: "/p/posts/\(parcel.item)", digest: parcel.digest)
      state.taken[parcel.key] = receipt
      return receipt
    }
  }

  /// Takes what the books say is on its way.
  func takeAll(from walk: PostWalk) async throws {
    let parcels = try await walk.world.ask(as: .system(.courier)) { reading in
      try reading.sendingReleases().map { try reading.parcel($0) }
    }
    for parcel in parcels { take(parcel) }
  }
}

extension Office {
  func claimForTest() async throws -> Int {
    try await claimDeliveries(limit: 20, leaseMilliseconds: 120_000).count
  }
}
