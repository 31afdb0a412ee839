internal import Rulebook

/// What a colleague would say about a file whatever the rules are.
struct MediaNotes {
  let media: MeasuredMedia
  let file: MediaCheck.File

  func findings() -> [Finding] {
    guard media.bytes > 0 else { return [finding(.empty, level: .mustFix)] }
    return [name(), position(), trouble(), probe(), trailing()].compactMap(\.self)
  }

  private func name() -> Finding? {
    guard let type = media.type else {
      return media.trouble == nil ? finding(.unknownType, ["ending": ending ?? ""]) : nil
    }
    guard let ending else {
      return finding(.noEnding, ["type": type.endings.first ?? ""], suggestion: renamed(type))
    }
    guard !type.endings.contains(ending) else { return nil }
    return finding(
      .wrongName, ["ending": ending, "type": type.endings.first ?? ""],
      suggestion: renamed(type))
  }

  /// What follows the last dot, in small letters; nil when there is nothing on either side of it.
  private var ending: String? {
    guard let dot = file.name.lastIndex(of: "."), dot > file.name.startIndex else { return nil }
    let ending = file.name[dot...].dropFirst().lowercased()
    return ending.isEmpty ? nil : ending
  }

  private func renamed(_ type: MediaFormat) -> String? {
    guard let right = type.endings.first else { return nil }
    let stem = ending == nil ? file.name : String(file.name.dropLast((ending?.count ?? 0) + 1))
    return (stem.hasSuffix(".") ? String(stem.dropLast()) : stem) + "." + right
  }

  private func position() -> Finding? {
    let canBeCleaned = media.type?.canBeCleaned == true && media.trouble == nil
    return switch media.position {
    case .absent: nil
    case .found: finding(canBeCleaned ? .position : .positionStays)
    case .unread: finding(canBeCleaned ? .positionUnread : .positionUnreadStays)
    }
  }

  private func trouble() -> Finding? {
    switch media.trouble {
    case nil: nil
    case .cutShort: finding(.cutShort)
    case .damaged: finding(.damaged)
    case .tooComplex(let bound): finding(.tooComplex, ["bound": bound.rawValue])
    }
  }

  private func probe() -> Finding? {
    switch media.probe {
    case .notNeeded, .used: nil
    case .missing, .absent: finding(.noProbe)
    case .failed(.tookTooLong): finding(.probeTooSlow)
    case .failed(.unreadable): finding(.unreadable)
    case .failed(let failure): finding(.probeFailed, ["failure": failure.rawValue])
    }
  }

  private func trailing() -> Finding? {
    guard media.trailingBytes > 0 else { return nil }
    return finding(.trailing, ["bytes": "\(media.trailingBytes)"], level: .hint)
  }

  private func finding(
    _ code: MediaFindingCode, _ facts: [String: String] = [:], level: FindingLevel = .caution,
    suggestion: String? = nil
  ) -> Finding {
    Finding(
      rule: code.rule, family: MediaFindingCode.family, level: level, citations: [],
      field: file.field, text: file.name, suggestion: suggestion,
      facts: facts.merging(["name": file.name]) { $1 }, phraseKey: code.phraseKey)
  }
}
