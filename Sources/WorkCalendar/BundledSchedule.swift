import Foundation
import Resources

extension WorkCalendar {
  /// The calendar from the schedule that ships with the program; read once, at the start.
  package static func bundled(
    localDays: [LocalDay] = [], closeOfBusiness: TimeOfDay? = nil
  ) throws(CalendarError) -> WorkCalendar {
    guard let folder = resourceFolder(of: "WorkCalendar"),
      let csv = try? String(
        contentsOf: folder.appendingPathComponent("Resources/statutory-days-cn.csv"),
        encoding: .utf8)
    else { throw .missingSchedule }
    return try WorkCalendar(csv: csv, localDays: localDays, closeOfBusiness: closeOfBusiness)
  }
}
