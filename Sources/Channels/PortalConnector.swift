/// The built-in portal.
///
/// Its pages show an item as soon as its release stands as published in the books, so nothing is
/// sent anywhere: the receipt names the page, and until the books say so the portal has nothing.
package struct PortalConnector: Connector {
  package init() {}

  package var sheet: PlatformSheet { .portal }

  package func publish(_ parcel: Parcel) async throws(ChannelFailure) -> Receipt {
    guard sheet.excesses(of: parcel).isEmpty else {
      throw .refused(reason: "too-long")
    }
    return Receipt(
      outsideID: parcel.key, link: "/p/posts/\(parcel.item)", digest: parcel.digest)
  }

  package func status(of parcel: Parcel) async throws(ChannelFailure) -> ParcelStatus { .absent }
}
