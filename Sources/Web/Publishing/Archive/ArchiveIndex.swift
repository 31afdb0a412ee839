import Office
import Spreadsheets
import WorkCalendar

/// The index of a yearly export: a line for each package, with what its bytes and its record prove.
package struct ArchiveIndex {
  private var table: CSVWriter
  private let say: Words

  package init(_ say: Words) {
    self.say = say
    table = CSVWriter(columns: [
      TableColumn(say("command.archive.column.number")),
      TableColumn(say("command.archive.column.title")),
      TableColumn(say("command.archive.column.archived")),
      TableColumn(say("command.archive.column.kept")),
      TableColumn(say("command.archive.column.held")),
      TableColumn(say("command.archive.column.seal")),
      TableColumn(say("command.archive.column.file")),
      TableColumn(say("command.archive.column.sum")),
    ])
  }

  /// - Parameter sum: SHA-256 of the package, in lower-case hexadecimal.
  package mutating func add(_ item: ArchiveItem, file: String, sum: String) {
    table.add([
      .text(item.number), .text(item.title), .date(item.archivedAt.date),
      item.retention.map { .date($0.untilOn) } ?? .text(say("archive.always")),
      .text(item.hold.map(\.reason) ?? ""), .text(item.seal), .text(file), .text(sum),
    ])
  }

  package mutating func take() -> [UInt8] { table.take() }
}

extension ArchiveFault {
  /// What is wrong, in a sentence.
  ///
  /// - Parameter shown: makes text from outside fit to be shown.
  package func sentence(_ say: Words, shown: (String) -> String) -> String {
    say("archive.fault." + code, facts.mapValues(shown))
  }
}
