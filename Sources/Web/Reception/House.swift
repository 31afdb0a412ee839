import Logging
import Office
import Rulebook

/// What all pages share: the office, the words, the policies, the assets. Nothing in it
/// changes but how many wait for a hash.
package struct House: Sendable {
  package let office: Office
  package let words: [Language: Words]
  package let policy: PasswordPolicy
  package let assets: AssetShelf
  /// Whether this is a demo world, with a banner and one-click sign-in.
  package let isDemo: Bool
  /// Where citizens find the portal, `https://…`, without a trailing slash; nil for relative links.
  package let publicOrigin: String?
  /// Where the office itself listens, where nobody else can reach it; nil for any other place.
  package let ownOrigin: String?
  package let version: String
  package let logger: Logger
  /// Shared by all requests, so that together they do not take all memory.
  let hashing = Hashing()
  /// Shared by all requests, too.
  let drawing: Drawing

  package init(
    office: Office, words: [Language: Words], policy: PasswordPolicy, assets: AssetShelf,
    isDemo: Bool, publicOrigin: String?, ownOrigin: String? = nil, version: String, logger: Logger,
    drawing: Drawing = Drawing()
  ) {
    self.office = office
    self.words = words
    self.policy = policy
    self.assets = assets
    self.isDemo = isDemo
    self.publicOrigin = publicOrigin
    self.ownOrigin = ownOrigin
    self.version = version
    self.logger = logger
    self.drawing = drawing
  }

  /// What links begin with that leave the site: in feeds, on paper.
  var origin: String? { publicOrigin ?? ownOrigin }

  /// Cookies are marked secure when the office is reached over TLS.
  var hasSecureCookies: Bool { publicOrigin?.hasPrefix("https://") ?? false }

  func say(_ language: Language) -> Words {
    words[language] ?? words[.chinese] ?? Words(language: language, entries: [:])
  }
}
