import Rulebook
import WorkCalendar

/// What a password must be. Norms differ (forced rotation or none), so it is data.
package struct PasswordPolicy: Sendable, Codable, Hashable {
  package let name: String
  package let minimumLength: Int
  package let maximumLength: Int
  /// Of lower-case, upper-case, digits and others.
  package let characterClasses: Int
  /// Days until it must be changed; nil for never.
  package let maximumAgeInDays: Int?
  package let formerPasswordsRefused: Int
  package let attemptsBeforeLock: Int
  package let lockMinutes: Int
  package let idleMinutes: Int
  package let blocked: [String]

  /// - Parameter login: a password that contains the sign-in name is refused.
  package func problems(of password: String, login: String, field: String) -> [FieldProblem] {
    if password.isEmpty { return [FieldProblem(field, .required)] }
    var problems: [FieldProblem] = []
    if password.count < minimumLength {
      problems.append(
        FieldProblem(field, .tooShort, facts: ["minimum": "\(minimumLength)"]))
    }
    if password.utf8.count > maximumLength {
      problems.append(FieldProblem(field, .tooLong, facts: ["maximum": "\(maximumLength)"]))
    }
    let lowered = password.lowercased()
    let isListed = blocked.contains { lowered.contains($0) }
    let holdsLogin = login.count >= 3 && lowered.contains(login.lowercased())
    if Self.classes(of: password) < characterClasses || isListed || holdsLogin {
      problems.append(
        FieldProblem(field, .tooWeak, facts: ["classes": "\(characterClasses)"]))
    }
    return problems
  }

  package func isExpired(changedAt: Instant?, on date: CivilDate) -> Bool {
    guard let maximumAgeInDays, let changedAt else { return false }
    return changedAt.date.adding(days: maximumAgeInDays) < date
  }

  private static func classes(of password: String) -> Int {
    var kinds: Set<Int> = []
    for character in password {
      if character.isLowercase {
        kinds.insert(0)
      } else if character.isUppercase {
        kinds.insert(1)
      } else if character.isNumber {
        kinds.insert(2)
      } else {
        kinds.insert(3)
      }
    }
    return kinds.count
  }
}
