import Foundation
import Office
import Web
import WorkCalendar

/// The machine: its clock, its time zones, the typefaces it could print with.
struct MachineCheckup {
  private let newestEntry: Instant?
  private let say: Words

  init(newestEntry: Instant?, say: Words) {
    self.newestEntry = newestEntry
    self.say = say
  }

  func findings() -> [CheckupFinding] { [clock(), zone(), fonts()] }

  private func clock() -> CheckupFinding {
    let now = SystemClock().now
    let values = ["time": say.dateTime(now)]
    if let release = CivilDate(Version.releasedOn), now.date < release {
      return .broken("clock", say("command.doctor.clock-early", values))
    }
    if let newestEntry, now.milliseconds(until: newestEntry) > 60_000 {
      return .broken(
        "clock",
        say(
          "command.doctor.clock-behind", values.merging(["entry": say.dateTime(newestEntry)]) { $1 }
        ))
    }
    return .good("clock", say("command.doctor.clock", values))
  }

  private func zone() -> CheckupFinding {
    let seconds = TimeZone(identifier: "Asia/Shanghai")?.secondsFromGMT()
    return seconds == 28_800
      ? .good("time-zone", say("command.doctor.zone"))
      : .doubtful("time-zone", say("command.doctor.no-zone"))
  }

  /// Pages are printed by browsers, with the typefaces of the desk; the server's own matter little.
  private func fonts() -> CheckupFinding {
    guard let families = Self.chineseFamilies() else {
      return .good("fonts", say("command.doctor.no-font-list"))
    }
    if families.contains("FangSong") { return .good("fonts", say("command.doctor.fangsong")) }
    let known = ["Noto Serif CJK", "Noto Sans CJK", "Source Han", "WenQuanYi", "LXGW"]
    guard let name = known.first(where: families.contains) else {
      return .doubtful("fonts", say("command.doctor.no-fonts"))
    }
    return .doubtful("fonts", say("command.doctor.other-font", ["name": name]))
  }

  /// What fontconfig lists for Chinese; nil where it is not installed.
  private static func chineseFamilies() -> String? {
    let program = "/usr/bin/fc-list"
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [":lang=zh-cn", "family"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
