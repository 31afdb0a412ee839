/// Why people work on a day, or do not.
///
/// `name` is the holiday as the schedule or the office calls it; `source` is the address of the
/// notice, or several separated by blanks. The source of a local day is one document.
package enum DayKind: Sendable, Hashable {
  case workday
  case weekend
  case holiday(name: String, source: String)

  /// A day of the weekend worked in exchange for one off (调休).
  case makeUpDay(name: String, source: String)

  case localOff(name: String, source: String = "")
  case localWork(name: String, source: String = "")

  package var isWorking: Bool {
    switch self {
    case .workday, .makeUpDay, .localWork: true
    case .weekend, .holiday, .localOff: false
    }
  }

  /// The name of the holiday; an ordinary workday or weekend has none.
  package var name: String? {
    switch self {
    case .workday, .weekend: nil
    case .holiday(let name, _), .makeUpDay(let name, _): name
    case .localOff(let name, _), .localWork(let name, _): name
    }
  }

  /// The notices behind a statutory day, the document behind a local one.
  package var sources: [String] {
    switch self {
    case .holiday(_, let source), .makeUpDay(_, let source):
      source.utf8.split(separator: 0x20).map { String(Substring($0)) }
    case .localOff(_, let source), .localWork(_, let source): source.isEmpty ? [] : [source]
    case .workday, .weekend: []
    }
  }
}

extension DayKind: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String { try container.decode(String.self, forKey: key) }
    func document() throws -> String {
      try container.decodeIfPresent(String.self, forKey: .source) ?? ""
    }
    switch try container.decode(Word.self, forKey: .kind) {
    case .workday: self = .workday
    case .weekend: self = .weekend
    case .holiday: self = .holiday(name: try text(.name), source: try text(.source))
    case .makeUpDay: self = .makeUpDay(name: try text(.name), source: try text(.source))
    case .localOff: self = .localOff(name: try text(.name), source: try document())
    case .localWork: self = .localWork(name: try text(.name), source: try document())
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(word, forKey: .kind)
    try container.encodeIfPresent(name, forKey: .name)
    switch self {
    case .holiday(_, let source), .makeUpDay(_, let source):
      try container.encode(source, forKey: .source)
    case .localOff(_, let source), .localWork(_, let source):
      if !source.isEmpty { try container.encode(source, forKey: .source) }
    case .workday, .weekend: break
    }
  }

  /// The stable word for the kind, as it is stored and as phrase keys may use it.
  package var code: String { word.rawValue }

  private var word: Word {
    switch self {
    case .workday: .workday
    case .weekend: .weekend
    case .holiday: .holiday
    case .makeUpDay: .makeUpDay
    case .localOff: .localOff
    case .localWork: .localWork
    }
  }

  private enum Word: String, Codable {
    case workday, weekend, holiday, makeUpDay, localOff, localWork
  }

  private enum CodingKeys: String, CodingKey {
    case kind, name, source
  }
}
