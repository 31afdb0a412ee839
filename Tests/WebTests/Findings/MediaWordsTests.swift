@testable import Rulebook
import Screening
import Testing

@testable import Web

@Suite struct MediaWordsTests {
  @Test func `every finding on a file has its phrase, and no phrase is without one`() throws {
    for (language, say) in try Words.bundled() {
      let phrases = say.keys.filter { $0.hasPrefix("finding.media.") }
      #expect(Set(phrases) == Set(MediaFindingCode.allCases.map(\.phraseKey)), "\(language)")
    }
  }

  /// One file for each thing that can be said, under rules that allow next to nothing.
  static let files: [(MeasuredMedia, String)] = [
    (media(.mp4, seconds: 90, side: 99), "film.mp4"), (media(.gif, frames: 2, side: 99), "a.gif"),
    (media(.jpeg, side: 99, position: .found), "a"), (media(.wmv, probe: .absent), "a.txt"),
    (media(.png, side: 9, position: .unread), "a.png"), (media(.heif, position: .unread), "a.heic"),
    (media(.gif, position: .found), "a.gif"), (media(.wmv, probe: .used), "a.wmv"),
    (media(.jpeg, trouble: .cutShort), "a.jpg"), (media(.jpeg, trouble: .damaged), "a.jpg"),
    (media(.jpeg, trouble: .tooComplex(.parts)), "a.jpg"), (media(nil), "a.xyz"),
    (media(.flv, probe: .failed(.tookTooLong)), "a.flv"),
    (media(.flv, probe: .failed(.unreadable)), "a.flv"),
    (media(.flv, probe: .failed(.unclear)), "a.flv"), (media(.jpeg, trailing: 7), "a.jpg"),
    (MeasuredMedia(type: nil, bytes: 0), "a.jpg"),
  ]

  static func media(
    _ type: MediaFormat?, seconds: Int? = nil, frames: Int? = nil, side: Int? = nil,
    position: PositionTrace = .absent, probe: ProbeUse = .notNeeded, trouble: MediaTrouble? = nil,
    trailing: Int = 0
  ) -> MeasuredMedia {
    var media = MeasuredMedia(type: type, bytes: 3_000_000, position: position, probe: probe)
    media.milliseconds = seconds.map { $0 * 1000 }
    (media.frames, media.width, media.height) = (frames, side, side)
    (media.trouble, media.trailingBytes) = (trouble, trailing)
    return media
  }

  static func rule(_ kind: MediaKind) -> MediaRule {
    MediaRule(
      head: RuleHead(id: "formats.small", citations: [], level: .mustFix), platform: .wechat,
      kind: kind, maximumBytes: 1_048_576, maximumSeconds: 60, maximumWidth: 50,
      maximumHeight: 50, types: ["ogg"])
  }

  @Test(arguments: Language.allCases)
  func `what is found in a file is said in whole sentences`(_ language: Language) throws {
    let say = try #require(try Words.bundled()[language])
    var said: Set<String> = []
    for (media, name) in Self.files {
      let findings = MediaCheck.findings(
        of: media, file: MediaCheck.File(field: "file", name: name),
        rules: MediaKind.allCases.map(Self.rule))
      for finding in findings {
        let words = FindingWords(say: say).words(of: finding)
        #expect(words.contains(name), "\(finding.phraseKey): \(words)")
        #expect(!words.contains("⟦") && !words.contains("{"), "\(finding.phraseKey): \(words)")
        said.insert(finding.phraseKey)
      }
    }
    let silent = Set(MediaFindingCode.allCases.map(\.phraseKey)).subtracting(said)
    #expect(silent.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `what a platform does not take of a file names the platform, the source and its day`(
    _ language: Language
  ) throws {
    let say = try #require(try Words.bundled()[language])
    var film = Self.media(.avi, seconds: 901)
    film.bytes = 20_971_520
    let limits = try PlatformLimits.bundled().media(on: ["douyin", "wechat-service"])
    let found = MediaCheck.findings(
      of: film, file: MediaCheck.File(field: "file", name: "a.avi"), rules: [], platforms: limits
    )
    .filter { $0.family == "platform" }
    #expect(
      found.map(\.phraseKey).sorted() == [
        "finding.platform.media.too-large", "finding.platform.media.too-long",
        "finding.platform.media.type-not-allowed",
      ])
    for finding in found {
      let words = FindingWords(say: say).words(of: finding)
      #expect(words.contains("a.avi") && words.contains("2026-11-21"), "\(words)")
      #expect(!words.contains("⟦") && !words.contains("{"), "\(words)")
      #expect(finding.citations.isEmpty && finding.level == .caution)
    }
  }
}
