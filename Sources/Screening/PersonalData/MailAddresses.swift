/// E-mail addresses that no office announces, and the stretches of a text that are links.
struct MailScanner {
  let text: ScannedText
  let sheet: PersonalDataSheet

  private static let longestLocal = 64
  private static let longestDomain = 120
  /// How far before an address the sentence is read, and how near an announcing word has to end.
  private static let window = 24
  private static let reach = 8

  /// An address with its place.
  private struct Address {
    var range: Range<Int>
    var at: Int
  }

  /// The links and addresses, in order and apart, and what was found among the addresses.
  func scan() -> (covered: [Range<Int>], matches: [PersonalDataMatch]) {
    var covered: [Range<Int>] = []
    var matches: [PersonalDataMatch] = []
    var end = 0
    for index in places where index >= end {
      if let link = link(at: index) {
        covered.append(link)
        end = link.upperBound
      } else if let mail = mail(at: index, after: end) {
        covered.append(mail.range)
        if let match = match(of: mail) { matches.append(match) }
        end = mail.range.upperBound
      }
    }
    return (covered, matches)
  }

  /// Where an address has its sign and where a link may begin, in order.
  private var places: [Int] {
    let webs = text.runs.filter { $0.count == 3 && text[$0.lowerBound] == 0x57 }
    return webs.isEmpty ? text.signs : (text.signs + webs.map(\.lowerBound)).sorted()
  }

  private func match(of mail: Address) -> PersonalDataMatch? {
    guard !isAllowed(mail), !isAnnounced(mail.range) else { return nil }
    let masked =
      text.original(mail.range.lowerBound..<mail.range.lowerBound + 1)
      + String(repeating: sheet.mask, count: 3) + text.original(mail.at..<mail.range.upperBound)
    return PersonalDataMatch(kind: .mail, range: mail.range, masked: masked)
  }

  private func isAllowed(_ mail: Address) -> Bool {
    let domain = mail.at + 1..<mail.range.upperBound
    guard let length = sheet.mail.allowedDomains.length(in: text, before: domain.upperBound)
    else { return false }
    return length == domain.count || text[domain.upperBound - length - 1] == ScannedText.dot
  }

  private func isAnnounced(_ mail: Range<Int>) -> Bool {
    let end = text.skippedBack(over: sheet.connectors, from: mail.lowerBound)
    var start = end
    while start > 0, end - start < Self.window, !sheet.sentenceEnds.contains(text[start - 1]) {
      start -= 1
    }
    guard let announcer = sheet.mail.announcers.last(in: text, start..<end),
      end - announcer.upperBound <= Self.reach
    else { return false }
    guard let own = sheet.mail.privateWords.last(in: text, start..<end) else { return true }
    if own.upperBound == announcer.upperBound { return own.count < announcer.count }
    return own.upperBound < announcer.upperBound
  }
}

// MARK: - Shapes

extension MailScanner {
  private func mail(at index: Int, after limit: Int) -> Address? {
    guard text[index] == 0x40 else { return nil }
    var start = index
    while start > limit, index - start < Self.longestLocal, isLocal(text[start - 1]) { start -= 1 }
    var end = index + 1
    while end - index < Self.longestDomain, isDomain(text[end]) { end += 1 }
    while end > index, text[end - 1] == ScannedText.dot || text[end - 1] == ScannedText.hyphen {
      end -= 1
    }
    guard start < index, endsInName(index + 1..<end) else { return nil }
    let before = text[start - 1]
    let isMasked = !ScannedText.isHan(before) && sheet.masks.contains(before)
    return isMasked ? nil : Address(range: start..<end, at: index)
  }

  /// Whether a domain ends in a dot and letters that are no ending of a file.
  private func endsInName(_ domain: Range<Int>) -> Bool {
    var dot = domain.upperBound
    while dot > domain.lowerBound, text[dot - 1] != ScannedText.dot {
      dot -= 1
      guard text.isLetter(dot) else { return false }
    }
    guard dot - 1 > domain.lowerBound, domain.upperBound - dot >= 2 else { return false }
    return sheet.mail.fileEndings.length(in: text, at: dot) != domain.upperBound - dot
  }

  private func isLocal(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x25, 0x2B, 0x2D, 0x2E, 0x5F: true
    default: ScannedText.isDigit(scalar) || ScannedText.isLetter(scalar)
    }
  }

  private func isDomain(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2E: true
    default: ScannedText.isDigit(scalar) || ScannedText.isLetter(scalar)
    }
  }

  /// A link that begins with its `://` or with `www.` here; the letters before do not matter.
  private func link(at index: Int) -> Range<Int>? {
    let hasScheme =
      text[index] == 0x3A && text[index + 1] == 0x2F && text[index + 2] == 0x2F
      && text.isLetter(index - 1)
    let isWeb =
      (0...2).allSatisfy { text[index + $0] == 0x57 } && text[index + 3] == ScannedText.dot
      && !text.isLetter(index - 1)
    guard hasScheme || isWeb else { return nil }
    var end = index + 1
    while end < text.count, (0x21...0x7E).contains(text[end]), !isQuote(text[end]) { end += 1 }
    return index..<end
  }

  /// Signs that end a link when it stands in a sentence.
  private func isQuote(_ scalar: UInt32) -> Bool {
    [0x22, 0x28, 0x29, 0x2C, 0x3B].contains(scalar)
  }
}

/// The words by which an office's mailboxes are told from a person's.
struct MailWords: Sendable {
  var allowedDomains: WordSet
  var fileEndings: WordSet
  var announcers: WordSet
  var privateWords: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "mail", keys: ["allowed-domains", "file-endings", "announcers", "private-words"])
    allowedDomains = try reader.words("allowed-domains")
    fileEndings = try reader.words("file-endings")
    announcers = try reader.words("announcers")
    privateWords = try reader.words("private-words")
  }
}
