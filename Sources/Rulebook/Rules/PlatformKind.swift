/// A kind of account, as the rules tell them apart.
package enum PlatformKind: String, CaseIterable, Codable, Sendable {
  case weibo
  /// Both kinds of WeChat accounts.
  case wechat
  case weChatSubscription = "wechat-subscription"
  case weChatService = "wechat-service"
  case toutiao
  case douyin
  case qq
  case baijiahao
  case penguin
  case app
  case portal
  case other

  /// Whether a rule on this kind speaks of another: `wechat` covers both kinds of WeChat accounts.
  package func covers(_ other: PlatformKind) -> Bool {
    self == other
      || (self == .wechat && (other == .weChatSubscription || other == .weChatService))
  }
}

/// How high a body stands.
package enum BodyLevel: String, CaseIterable, Codable, Sendable {
  case province, city, county, township, department
}
