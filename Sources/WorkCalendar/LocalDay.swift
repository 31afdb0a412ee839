/// A day the office itself has off or works: an ethnic or local holiday, a flood, a moving day.
///
/// It prevails over the weekend and over the statutory schedule.
package struct LocalDay: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    case off, work
  }

  package let date: CivilDate
  package let kind: Kind
  package let name: String

  package init(date: CivilDate, kind: Kind, name: String) {
    (self.date, self.kind, self.name) = (date, kind, name)
  }

  var dayKind: DayKind {
    switch kind {
    case .off: .localOff(name: name)
    case .work: .localWork(name: name)
    }
  }
}
