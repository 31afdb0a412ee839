import ArgumentParser
import Documents
import Foundation
import Office
import Rulebook
import Web

/// `woodbell check`: needs no database, and changes nothing.
struct CheckCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check texts before they go out; finds what the page of an item finds.",
    discussion: """
      EXAMPLES:
        woodbell check notice.docx --platform wechat
        woodbell check drafts --rulebook yaoan --format sarif > check.sarif
        woodbell check storm.txt --warning --rulebook openness
        woodbell check film.mp4 voice.amr --platform wechat
        woodbell check photos --write-clean photos-clean
        woodbell check drafts --lists ~/.local/share/woodbell/lists

      Reads .md, .txt, .html and .docx, all of them in a folder and the folders in it,
      and standard input for -. Pictures, sound and films are named one by one and are
      known by what is in them; where their headers do not tell length or
      size, ffprobe is asked if it is installed. Ends with 1 when something of the
      level of --fail-on or above is found, with 3 when some files could not be read,
      with 2 when none could.

      With --emergency, --warning and --reprint, what must be said is known by labels, a name
      and a colon, at the beginning of a line or in brackets; a text without any is
      only pointed out, for a person to look at.

      The server also reads lists/ and rulebooks/ of its data folder. This command reads
      no data folder: give them with --lists and --rulebooks to find the same.
      """)

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Argument(help: "The files and folders; - for standard input.") var files: [String]
  @Option(name: .customLong("rulebook"), help: "Check under this rulebook; may be repeated.")
  var ids: [String] = []
  @Option(help: "Where it goes, such as wechat or weibo; may be repeated.")
  var platform: [String] = []
  @Option(help: "A kind of content that the texts are about, such as major-cases; repeatable.")
  var category: [String] = []
  @Flag(help: "The texts are emergency notices: look for labelled lines of what these must say.")
  var emergency = false
  @Flag(help: "The texts are warnings: look for labelled lines of what these must say.")
  var warning = false
  @Flag(help: "The texts are reprints: look for labels of what these must state.")
  var reprint = false
  @Option(help: "A folder with word lists of your own; those of the data folder are not read.")
  var lists: String?
  @Option(
    help: ArgumentHelp(
      "Put copies without position of pictures that tell one into this folder; overwrites nothing.",
      valueName: "dir"))
  var writeClean: String?
  @Option(help: "Kind of standard input and of files with another ending.")
  var kind: InputKind?
  @Option(help: "How findings are written.") var format: CheckFormat = .human
  @Option(help: "From which level on the command ends with 1.")
  var failOn: FailureThreshold = .mustFix
  @Option(help: "The lowest level that is listed.") var level: ListedLevel = .hint

  /// What the texts are, as the flags say.
  var notices: Set<NoticeKind> {
    let flags: [(NoticeKind, Bool)] = [
      (.emergency, emergency), (.warning, warning), (.reprint, reprint),
    ]
    return Set(flags.filter(\.1).map(\.0))
  }

  func run(_ say: Words) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let desk = try CheckDesk(self, say: say)
    for line in desk.remarks { Output.tell(line) }
    var report = format.report(say, names: desk.names)
    var counts = CheckCounts()
    for argument in files {
      let named = NamedFiles(argument) { name in
        NamedFiles.isText(name) || (writeClean != nil && CleanCopies.isPicture(name))
      }
      if let remark = named.remark(say) { Output.tell(remark) }
      for file in named.unread { try Self.tell(file, &report, &counts, say) }
      for path in named.paths {
        do throws(UnreadFile) {
          let checked = try await desk.check(path)
          counts.add(checked.findings, failing: failOn.level)
          let listed = checked.findings.filter { $0.level <= level.level }
          try Self.write(report.add(CheckedFile(name: checked.name, findings: listed)))
          if let copy = checked.copy {
            Output.tell(copy.sentence(say))
            counts.add(copy)
          }
        } catch {
          try Self.tell(error, &report, &counts, say)
        }
      }
    }
    counts.time = clock.now - start
    try Self.write(report.end(counts))
    if let code = counts.code { throw code }
  }

  private static func tell(
    _ file: UnreadFile, _ report: inout any CheckReport, _ counts: inout CheckCounts, _ say: Words
  ) throws(UnreadFile) {
    counts.unread += 1
    Output.tell(file.sentence(say))
    try write(report.add(file))
  }

  private static func write(_ text: String) throws(UnreadFile) {
    guard !text.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw UnreadFile(name: "-", reason: .unreadable)
    }
  }
}
