import Office
import Spreadsheets
import WorkCalendar

/// Who was trained in what, or who was not.
enum TrainingExport {
  static let fields = ["organization", "show"]

  static func list(_ visit: Visit) -> ListExport {
    let body = Visit.number(visit.form.text("organization"), of: Organization.self)
    let named = ExportFields.named(fields, in: visit.form)
    return visit.form.text("show") == "untrained"
      ? untrained(body, named, visit.say) : records(body, named, visit.say)
  }

  private static func records(
    _ body: OrganizationID?, _ named: [String: String], _ say: Words
  ) -> ListExport {
    let columns = [
      TableColumn(say("training.person")), TableColumn(say("imports.field.login")),
      TableColumn(say("training.body")), TableColumn(say("training.field.subject")),
      TableColumn(say("training.field.title")),
      TableColumn(say("training.field.held-on"), .date),
      TableColumn(say("training.field.passed")), TableColumn(say("training.field.note")),
      TableColumn(say("training.recorded"), .date),
    ]
    return ListExport(.trainings, columns: columns, filter: named, body: body) {
      reading, place, limit in
      let unit = try body.map(reading.visibleOrganization)
      let found = try reading.trainingList(
        in: unit, before: place.flatMap { TrainingID($0) }, limit: limit)
      return ListExport.Portion(
        rows: found.map { row($0, say) },
        next: found.count == limit ? found.last?.training.id.description : nil)
    }
  }

  private static func row(_ entry: ListedTraining, _ say: Words) -> [TableValue] {
    let training = entry.training
    return [
      .words(entry.person.name), .words(entry.person.login), .words(entry.organization.name),
      .words(say("training.subject." + training.subject.rawValue)), .words(training.title),
      .date(training.heldOn), .words(TrainingWords.stateWords(training, say)),
      .words(training.note), .day(training.recordedAt),
    ]
  }

  private static func untrained(
    _ body: OrganizationID?, _ named: [String: String], _ say: Words
  ) -> ListExport {
    let columns = [
      TableColumn(say("training.person")), TableColumn(say("imports.field.login")),
      TableColumn(say("training.body")),
    ]
    return ListExport(.trainings, columns: columns, filter: named, body: body) {
      reading, place, limit in
      let unit = try body.map(reading.visibleOrganization)
      let found = try reading.untrainedPersons(
        in: unit, after: place.flatMap { PersonID($0) }, limit: limit)
      return ListExport.Portion(
        rows: found.map { entry in
          [
            .words(entry.person.name), .words(entry.person.login),
            .words(entry.organization.name),
          ]
        }, next: found.count == limit ? found.last?.person.id.description : nil)
    }
  }
}

/// The machines on which an account is run.
enum DeviceExport {
  static let fields = ["account"]

  static func list(_ visit: Visit) throws -> ListExport {
    let say = visit.say
    guard let account = Visit.number(visit.form.text("account"), of: Account.self) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let columns = [
      TableColumn(say("devices.field.label")), TableColumn(say("devices.field.kind")),
      TableColumn(say("devices.field.place")), TableColumn(say("devices.field.keeper")),
      TableColumn(say("devices.declared"), .date), TableColumn(say("devices.state")),
      TableColumn(say("devices.field.reason")),
    ]
    return ListExport(
      .devices, columns: columns, filter: ExportFields.named(fields, in: visit.form)
    ) { reading, place, limit in
      _ = try reading.visibleAccount(account)
      let found = try reading.deviceList(
        of: account, before: place.flatMap { DeviceID($0) }, limit: limit)
      let names = try reading.names(of: found.map(\.keeper))
      return ListExport.Portion(
        rows: found.map { device in
          [
            .words(device.label), .words(say("devices.kind." + device.kind.rawValue)),
            .words(device.place), .words(names[device.keeper]), .day(device.declaredAt),
            .words(say(device.isInUse ? "devices.in-use" : "devices.retired")),
            .words(device.retirement?.reason),
          ]
        }, next: found.count == limit ? found.last?.id.description : nil)
    }
  }
}

/// The register of accounts that pretend to be one of ours.
enum ImpostorExport {
  static let fields = ["state", "platform", "organization", "account"]

  static func list(_ visit: Visit) -> ListExport {
    let say = visit.say
    let filter = ImpostorListPage.filter(visit.form)
    let columns = [
      TableColumn(say("impersonations.field.name")),
      TableColumn(say("impersonations.field.platform")),
      TableColumn(say("impersonations.field.link")),
      TableColumn(say("impersonations.field.account")),
      TableColumn(say("impersonations.field.organization")),
      TableColumn(say("impersonations.field.found-on"), .date),
      TableColumn(say("impersonations.field.source")),
      TableColumn(say("impersonations.field.complained-on"), .date),
      TableColumn(say("impersonations.field.number")),
      TableColumn(say("impersonations.column.state")), TableColumn(say("export.settled"), .date),
    ]
    return ListExport(
      .impersonations, columns: columns, filter: ExportFields.named(fields, in: visit.form),
      body: filter.organization
    ) { reading, place, limit in
      let found = try reading.impostorList(
        filter, before: place.flatMap { ImpostorID($0) }, limit: limit)
      return ListExport.Portion(
        rows: found.map { row($0, say) },
        next: found.count == limit ? found.last?.impostor.id.description : nil)
    }
  }

  private static func row(_ entry: ListedImpostor, _ say: Words) -> [TableValue] {
    let impostor = entry.impostor
    return [
      .words(impostor.name), .words(ImpostorWords.platform(impostor.platform, say)),
      .words(impostor.link),
      .words(entry.account?.name ?? say("impersonations.whole-body")),
      .words(entry.organization.name), .date(impostor.foundOn),
      .words(say("impersonations.source." + impostor.source.rawValue)),
      impostor.complainedOn.map { .date($0) } ?? .empty, .words(impostor.complaintNumber),
      .words(say("impersonations.state." + impostor.state.rawValue)), .day(impostor.settledAt),
    ]
  }
}
