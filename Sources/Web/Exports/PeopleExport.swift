import Office
import Spreadsheets
import WorkCalendar

/// The tree of bodies in sight.
enum OrganizationExport {
  static func list(_ visit: Visit) -> ListExport {
    let say = visit.say
    let fields = ImportKind.organizations.fields
    return ListExport(
      .organizations,
      columns: fields.map { TableColumn(say("imports.field." + $0.rawValue)) }, filter: [:]
    ) { reading, place, limit in
      let found = try reading.visibleOrganizations(after: place ?? "", limit: limit)
      let above = try reading.organizations(found.compactMap(\.parent))
      return ListExport.Portion(
        rows: found.map { row($0, $0.parent.flatMap { above[$0] }, say) },
        next: found.count == limit ? found.last?.path : nil)
    }
  }

  private static func row(
    _ body: Organization, _ parent: Organization?, _ say: Words
  ) -> [TableValue] {
    [
      .words(body.code), .words(body.name), .words(body.shortName), .words(parent?.code),
      .words(OrganizationWords.level(body.level, say)),
      .words(OrganizationWords.sector(body.sector, say)),
      .words(ImportPhrases.answer(body.isSecretRelated, say)),
    ]
  }
}

/// The persons of a body, with what they are appointed to.
enum PersonExport {
  static let fields = ["organization"]

  static func list(_ visit: Visit) throws -> ListExport {
    let say = visit.say
    guard let body = OrganizationID(visit.form.text("organization")) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let columns =
      ImportKind.persons.fields.map { TableColumn(say("imports.field." + $0.rawValue)) } + [
        TableColumn(say("person.state")), TableColumn(say("appointment.role")),
      ]
    let now = visit.now
    return ListExport(
      .persons, columns: columns, filter: ExportFields.named(fields, in: visit.form), body: body
    ) { reading, place, limit in
      let unit = try reading.visibleOrganization(body)
      let found = try reading.persons(of: unit.id, after: place ?? "", limit: limit)
      let appointments = try Dictionary(
        grouping: reading.appointments(at: unit.id).map(\.0), by: \.person)
      return ListExport.Portion(
        rows: found.map { person in
          let roles = (appointments[person.id] ?? []).map { AppointmentWords.role($0, say) }
          return [
            .words(person.login), .words(person.name), .words(unit.name),
            .words(PersonWords.stateWords(person, now: now, say)), .words(say.list(roles)),
          ]
        }, next: found.count == limit ? found.last?.login : nil)
    }
  }
}

extension PersonWords {
  /// As ``state(_:now:_:)``, without its sign.
  static func stateWords(_ person: Person, now: Instant, _ say: Words) -> String {
    if person.disabledAt != nil { return say("person.disabled") }
    if let until = person.lockedUntil, now < until {
      return say("person.locked", ["time": say.dateTime(until)])
    }
    return say(person.mustChangePassword ? "person.must-change" : "person.active")
  }
}
