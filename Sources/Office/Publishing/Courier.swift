import Channels
import Logging
import WorkCalendar

/// Carries queued releases to their platforms and brings the answers home.
///
/// It keeps nothing: any number of couriers on any number of nodes may run. What was begun and not
/// settled (a crash, a lost answer) is never simply sent again; the platform is asked first.
package struct Courier: Sendable {
  private let office: Office
  /// By the platform's id.
  private let connectors: [String: any Connector]
  private let logger: Logger
  /// How long a claim holds before another courier may take the delivery up.
  private let leaseMilliseconds: Int64

  package init(
    office: Office, connectors: [any Connector], logger: Logger,
    leaseMilliseconds: Int64 = 120_000
  ) {
    self.office = office
    self.connectors = Dictionary(
      connectors.map { ($0.sheet.platform, $0) }, uniquingKeysWith: { first, _ in first })
    self.logger = logger
    self.leaseMilliseconds = leaseMilliseconds
  }

  /// Delivers what is due, at most a portion at a time.
  ///
  /// - Returns: how many deliveries were taken up; call again while it is not 0.
  /// - Throws: `StorageError` when the books cannot be reached.
  package func deliverDue(portion: Int = 20) async throws -> Int {
    let claimed = try await office.claimDeliveries(
      limit: portion, leaseMilliseconds: leaseMilliseconds)
    for delivery in claimed { try await deliver(delivery) }
    return claimed.count
  }

  private func deliver(_ delivery: Delivery) async throws {
    let (release, parcel, platform) = try await office.ask(as: .system(.courier)) { reading in
      let release = try reading.release(delivery.release)
      let platform = try reading.account(release.account).platform.rawValue
      return (release, try reading.parcel(release), platform)
    }
    guard try await isToBeSent(release, delivery) else { return }
    guard let connector = connectors[platform] else {
      logger.error("no connector for the platform", metadata: ["platform": "\(platform)"])
      return try await postpone(delivery, because: Delivery.Postponement.noConnector.rawValue)
    }
    let outcome: SendingOutcome
    do throws(ChannelFailure) {
      outcome = SendingOutcome(try await send(parcel, delivery, by: connector))
    } catch {
      if case .refused(let reason) = error {
        outcome = .failed(reason: reason)
      } else if error == .unreachable, !delivery.mayHaveArrived {
        return try await postpone(
          delivery, because: Delivery.Postponement.unreachable.rawValue)
      } else if release.state == .unknown {
        // It stands in the books already; the platform is asked again after a pause.
        return try await postpone(delivery, because: Release.State.unknown.rawValue)
      } else {
        outcome = .unknown
      }
    }
    try await settle(delivery, as: outcome)
  }

  /// Whether the release is on its way; what was planned is begun, and what was settled or held back
  /// meanwhile is put aside.
  private func isToBeSent(_ release: Release, _ delivery: Delivery) async throws -> Bool {
    switch release.state {
    case .sending, .unknown: return true
    case .planned:
      do {
        let state = try await office.perform(
          StartRelease(delivery.release, delivery: delivery.id), as: .system(.courier),
          request: "courier-\(delivery.id)-\(delivery.attempts)-start")
        return state == .sending
      } catch let refusal as Refusal
        where refusal.code == PublishingRefusal.alreadySettled.rawValue
      {
        try await office.dropDelivery(delivery.id)
        return false
      }
    case .awaiting, .byHand, .published, .corrected, .withdrawn, .deleted, .failed, .void:
      try await office.dropDelivery(delivery.id)
      return false
    }
  }

  /// Asks before sending whenever an earlier attempt may have got through.
  private func send(
    _ parcel: Parcel, _ delivery: Delivery, by connector: any Connector
  ) async throws(ChannelFailure) -> Receipt {
    if delivery.mayHaveArrived {
      switch try await connector.status(of: parcel) {
      case .published(let receipt): return receipt
      case .absent: break
      }
    }
    return try await connector.publish(parcel)
  }

  private func settle(_ delivery: Delivery, as outcome: SendingOutcome) async throws {
    do {
      let state = try await office.perform(
        SettleRelease(delivery.release, outcome: outcome, delivery: delivery.id),
        as: .system(.courier), request: "courier-\(delivery.id)-\(delivery.attempts)")
      logger.info(
        "release settled",
        metadata: ["release": "\(delivery.release)", "post-state": "\(state.rawValue)"])
    } catch let refusal as Refusal
      where refusal.code == PublishingRefusal.alreadySettled.rawValue
    {
      try await office.dropDelivery(delivery.id)
    }
  }

  /// Nothing was sent: tried again after a pause that grows to an hour.
  private func postpone(_ delivery: Delivery, because reason: String) async throws {
    let minutes = min(60, 1 << min(delivery.attempts, 6))
    try await office.postponeDelivery(
      delivery.id, until: office.clock.now.advanced(byMilliseconds: Int64(minutes) * 60_000),
      failure: reason)
  }
}

extension SendingOutcome {
  init(_ receipt: Receipt) {
    self = .published(
      outsideID: receipt.outsideID, link: receipt.link, digest: receipt.digest)
  }
}
