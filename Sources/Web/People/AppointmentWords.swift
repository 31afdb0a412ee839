import HTML
import Office
import WorkCalendar

/// Words about appointments, shared by the pages that show them.
enum AppointmentWords {
  /// The role, and the title if there is one: 初审（宣传科科长）.
  static func role(_ appointment: Appointment, _ say: Words) -> String {
    let role = say("role." + appointment.role.rawValue)
    let named =
      appointment.title.isEmpty
      ? role : say("appointment.role-title", ["role": role, "title": appointment.title])
    return appointment.deputyFor == nil ? named : say("appointment.deputy", ["role": named])
  }

  /// A person as the record names them: with whom they stood in for, if they did.
  static func acting(_ name: String, for principal: String?, _ say: Words) -> String {
    principal.map { say("appointment.acting-for", ["name": name, "principal": $0]) } ?? name
  }

  /// Since when and until when.
  static func term(_ appointment: Appointment, _ say: Words) -> String {
    let from = say.date(appointment.fromOn)
    guard let until = appointment.untilOn else {
      return say("appointment.from", ["from": from])
    }
    return say("appointment.between", ["from": from, "until": say.date(until)])
  }

  static func state(_ appointment: Appointment, today: CivilDate, _ say: Words) -> Node {
    if appointment.endedAt != nil { return tag(say("appointment.ended"), tone: .grey) }
    if appointment.isInForce(on: today) {
      return tag(say("appointment.in-force"), tone: .green)
    }
    if today < appointment.fromOn { return tag(say("appointment.to-come"), tone: .teal) }
    return tag(say("appointment.over"), tone: .grey)
  }
}
