import ArgumentParser
import Foundation
import Office
import Web

/// `woodbell archive export`: a package for each item that a body archived in a year, and an index.
struct ArchiveExport: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the packages of a body's year into a folder, with an index and digests.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Option(help: "The year of archiving, such as 2026.") var year: Int
  @Option(help: "Code of the body, such as YC.") var organization: String
  @Option(help: "An empty folder, or one that is made.") var out: String
  @Flag(help: "Answer in JSON, one line a package.") var json = false

  var usesServer: Bool { place.usesServer }

  func run(_ say: Words) async throws {
    guard (1000...9999).contains(year) else {
      throw Failure(.validationFailure, say("command.archive.no-year"))
    }
    let folder = try ArchiveFolder(out, say)
    let job = try await signature.act(at: place, say) { visit in
      let unit = try await visit.organization(code: organization)
      let lines = try await archived(by: unit, visit)
      guard !lines.isEmpty else {
        throw Failure(
          .no, say("command.archive.none", ["unit": unit.name.shown, "year": "\(year)"]))
      }
      _ = try await visit.perform(
        ExportList(
          .archive, filter: ["year": "\(year)", "organization": unit.code], rows: lines.count))
      var job = try ArchiveJob(visit: visit, folder: folder, isJSON: json, say: say)
      for line in lines { try await job.write(line) }
      try job.finish()
      return job
    }
    if !json {
      try Output.answer(
        say(
          "command.archive.exported",
          ["n": "\(job.written)", "path": out.shown, "index": ArchiveFolder.index]))
    }
    if job.skipped > 0 { throw job.written == 0 ? ExitCode.couldNot : .inPart }
  }

  /// All of the year, the oldest first.
  private func archived(
    by unit: Organization, _ visit: TerminalVisit
  ) async throws -> [ArchivedPost] {
    let filter = ArchiveFilter(unit.id, year: year)
    var found: [ArchivedPost] = []
    var place: ArchivePlace?
    repeat {
      let start = place
      let portion = try await visit.ask {
        try $0.archivedPosts(filter, before: start, limit: 500)
      }
      found += portion
      place = portion.count == 500 ? portion.last.map { ArchivePlace($0) } : nil
    } while place != nil
    return found.reversed()
  }
}

/// The folder of a yearly export.
struct ArchiveFolder {
  static let index = "index.csv"
  static let sums = "SHA256SUMS"

  private let url: URL
  private let say: Words

  /// - Throws: ``Failure`` when there is something in it, or it cannot be made.
  init(_ path: String, _ say: Words) throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    self.say = say
    let manager = FileManager.default
    do {
      try manager.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw Failure(.couldNot, say("command.archive.folder-unwritable", ["path": path.shown]))
    }
    guard let there = try? manager.contentsOfDirectory(atPath: url.path), there.isEmpty else {
      throw Failure(.conflict, say("command.archive.folder-used", ["path": path.shown]))
    }
  }

  func write(_ name: String, _ content: [UInt8]) throws {
    do {
      try Data(content).write(
        to: url.appendingPathComponent(name), options: .withoutOverwriting)
    } catch {
      throw Failure(
        .couldNot, say("command.archive.folder-unwritable", ["path": url.path.shown]))
    }
  }
}

/// Packages on their way into the folder, one at a time in memory.
private struct ArchiveJob {
  let visit: TerminalVisit
  let folder: ArchiveFolder
  let isJSON: Bool
  let say: Words
  private(set) var written = 0
  private(set) var skipped = 0
  private var index: ArchiveIndex
  private var sums = ""
  private let catalogues: [Language: Words]

  init(visit: TerminalVisit, folder: ArchiveFolder, isJSON: Bool, say: Words) throws {
    (self.visit, self.folder, self.isJSON, self.say) = (visit, folder, isJSON, say)
    catalogues = try Words.bundled()
    index = ArchiveIndex(say)
  }

  /// One package in JSON.
  private struct Line: Encodable {
    let number: String
    var file: String?
    var sha256: String?
    var seal: String?
    /// Code of the refusal, where it could not be made.
    var error: String?
  }

  /// A package whose evidence is gone or was changed is left out and told.
  mutating func write(_ line: ArchivedPost) async throws {
    let (item, bytes): (ArchiveItem, [UInt8])
    do {
      let post = line.post.id
      let material = try await visit.ask { try $0.archiveMaterial(of: post) }
      let papers = try PackagePapers(
        material, words: catalogues, shelf: visit.office.shelf
      ).papers()
      bytes = try await visit.office.archivePackage(material, papers: papers)
      item = material.item
    } catch let refusal as Refusal where refusal.code.hasPrefix("files.") {
      skipped += 1
      return try tell(refusal, on: line)
    }
    let file = PackagePapers.fileName(item)
    let sum = digest(bytes).hex
    try folder.write(file, bytes)
    index.add(item, file: file, sum: sum)
    sums += sum + "  " + file + "\n"
    written += 1
    if isJSON {
      try Output.json(Line(number: item.number, file: file, sha256: sum, seal: item.seal))
    } else {
      Output.progress(say("command.archive.progress", ["n": "\(written)"]))
    }
  }

  private func tell(_ refusal: Refusal, on line: ArchivedPost) throws {
    if isJSON { return try Output.json(Line(number: line.post.number, error: refusal.code)) }
    Output.endProgress()
    Output.tell(
      say(
        "command.archive.skipped",
        [
          "number": line.post.number, "reason": say("refusal." + refusal.code, refusal.facts),
        ]))
  }

  /// Writes the index last: a folder without one is not finished.
  mutating func finish() throws {
    Output.endProgress()
    let table = index.take()
    sums += digest(table).hex + "  " + ArchiveFolder.index + "\n"
    try folder.write(ArchiveFolder.sums, Array(sums.utf8))
    try folder.write(ArchiveFolder.index, table)
  }
}
