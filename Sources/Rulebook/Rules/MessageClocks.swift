/// A time limit on messages of one class.
package struct MessageClockRule: Cited {
  /// Id of the class, such as `petition`.
  package var messageClass: String
  package var clock: ClockRule

  package var citations: [Citation] { clock.citations }
}
