import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct PasswordTests {
  static let policy = Result { try PasswordPolicy.bundled() }

  struct Candidate: Sendable, CustomTestStringConvertible {
    let password: String
    let problems: [FieldProblem.Code]

    var testDescription: String { password.isEmpty ? "empty" : String(password.prefix(30)) }
  }

  static let candidates: [Candidate] = [
    Candidate(password: "Muduo-Jinsheng-1", problems: []),
    Candidate(password: "木铎金声Abc12345", problems: []),
    Candidate(password: "Ab1-567890", problems: []),
    Candidate(password: "Ab1-56789", problems: [.tooShort]),
    Candidate(password: "", problems: [.required]),
    Candidate(password: "abcdefghijkl", problems: [.tooWeak]),
    Candidate(password: "abcdefghij12", problems: [.tooWeak]),
    Candidate(password: "ABCDEF-abcdef", problems: []),
    Candidate(password: "Password-2026", problems: [.tooWeak]),
    Candidate(password: "xxQWERTY-2026xx", problems: [.tooWeak]),
    Candidate(password: "LiCai-2026-abc", problems: [.tooWeak]),
    Candidate(password: String(repeating: "Aa1-", count: 50), problems: []),
    Candidate(password: String(repeating: "Aa1-", count: 50) + "x", problems: [.tooLong]),
  ]

  @Test(arguments: candidates)
  func `a password is judged by length, kinds of characters, the block list and the name`(
    candidate: Candidate
  ) throws {
    let found = try Self.policy.get()
      .problems(of: candidate.password, login: "licai", field: "password")
    #expect(found.map(\.code) == candidate.problems)
    #expect(found.allSatisfy { $0.field == "password" })
  }

  @Test func `every word of the block list is refused whatever its letters`() throws {
    let policy = try Self.policy.get()
    for word in policy.blocked {
      let found = policy.problems(of: "Zz-9" + word.uppercased() + "木铎", login: "x", field: "p")
      #expect(found.map(\.code) == [.tooWeak], "\(word)")
    }
  }

  @Test func `a password expires after ninety days, counted in civil days`() throws {
    let policy = try Self.policy.get()
    let start = World.start
    #expect(!policy.isExpired(changedAt: start, on: start.date.adding(days: 90)))
    #expect(policy.isExpired(changedAt: start, on: start.date.adding(days: 91)))
    #expect(!policy.isExpired(changedAt: nil, on: start.date.adding(days: 900)))
  }

  @Test func `a hash matches its password alone and never a damaged text`() throws {
    let hash = try PasswordHash(of: "Muduo-1-金声", salt: Array(0..<16), logRounds: 4)
    #expect(hash.matches("Muduo-1-金声"))
    for other in ["", "Muduo-1-金", "muduo-1-金声", "Muduo-1-金声 "] { #expect(!hash.matches(other)) }
    let damaged = [
      "", "scrypt", "scrypt$4$8$1$$", "scrypt$99$8$1$AAAA$AAAA", "scrypt$-4$8$1$AAAA$AAAA",
      "scrypt$4$8$0$AAAA$AAAA", "scrypt$4$999999999999$1$AAAA$AAAA", "md5$4$8$1$AAAA$AAAA",
      String(hash.text.dropLast(5)), hash.text + "$",
      hash.text.replacing("scrypt$4", with: "scrypt$5"),
    ]
    for text in damaged { #expect(!PasswordHash(text: text).matches("Muduo-1-金声"), "\(text)") }
  }

  @Test func `the same password has another hash under another salt`() throws {
    let first = try PasswordHash(of: "a", salt: [1], logRounds: 4)
    let second = try PasswordHash(of: "a", salt: [2], logRounds: 4)
    #expect(first != second && first.matches("a") && second.matches("a"))
  }

  @Test func `the decoy takes the same parameters as a real hash and matches nothing`() {
    let parameters = PasswordHash.decoy.text.split(separator: "$").prefix(4)
    #expect(parameters == ["scrypt", "15", "8", "1"])
    #expect(!PasswordHash.decoy.matches(""))
  }

  @Test(arguments: [
    ("licai", true), ("li.cai-2", true), ("LiCai", true), (" licai ", true), ("l", false),
    ("2licai", false), ("li cai", false), ("李采", false), ("", false), ("licaı", false),
    (String(repeating: "a", count: 32), true), (String(repeating: "a", count: 33), false),
  ])
  func `a sign-in name is plain and short`(text: String, isGood: Bool) {
    var problems: [FieldProblem] = []
    let login = PersonFields.login(text, &problems)
    #expect(problems.isEmpty == isGood, "\(problems)")
    if isGood { #expect(login == login.lowercased() && !login.contains(" ")) }
  }
}
