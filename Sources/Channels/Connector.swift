/// The way to one platform: hands over what is to be published and asks what became of it.
///
/// A connector keeps nothing between two calls, so that any node can make either.
package protocol Connector: Sendable {
  /// What the platform accepts today.
  var sheet: PlatformSheet { get }

  /// Publishes the parcel.
  ///
  /// - Throws: `ChannelFailure`; after `outcomeUnknown` nobody may simply try again.
  func publish(_ parcel: Parcel) async throws(ChannelFailure) -> Receipt

  /// Asks the platform what became of a parcel whose answer was lost.
  ///
  /// - Throws: `ChannelFailure` when the platform cannot say now.
  func status(of parcel: Parcel) async throws(ChannelFailure) -> ParcelStatus
}

/// What the platform knows about a parcel.
package enum ParcelStatus: Sendable, Hashable {
  case published(Receipt)
  /// The platform has never taken it, so sending it is safe.
  case absent
}

/// Why something was not published, or why nobody knows.
package enum ChannelFailure: Error, Sendable, Hashable {
  /// The platform said no. Its reason is shown to the publisher.
  case refused(reason: String)
  /// The platform was not reached; it has taken nothing.
  case unreachable
  /// The parcel was sent and its answer was lost.
  case outcomeUnknown
}
