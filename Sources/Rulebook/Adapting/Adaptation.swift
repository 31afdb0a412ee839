/// A number of a rule as an office wants it.
package struct Adaptation: Sendable, Hashable, Codable {
  /// Id of the rule, such as `formats.weibo-text`.
  package var rule: String
  package var parameter: ParameterKey
  package var value: ParameterValue

  package init(rule: String, parameter: ParameterKey, value: ParameterValue) {
    self.rule = rule
    self.parameter = parameter
    self.value = value
  }
}

/// A change that was made, and the number as the text has it.
package struct AppliedAdaptation: Sendable, Hashable, Codable {
  package var adaptation: Adaptation
  package var issued: ParameterValue
}

/// How far a number may go; nil where that side is open.
package struct AdaptationBounds: Sendable, Hashable, Codable {
  package var least: ParameterValue?
  package var most: ParameterValue?
}

/// A number that an office may change.
package struct AdaptableParameter: Sendable, Hashable {
  package var rule: String
  package var key: ParameterKey
  package var unit: ParameterUnit
  /// As it stands now.
  package var value: ParameterValue
  /// As the text has it.
  package var issued: ParameterValue
  package var bounds: AdaptationBounds
}

/// Why a number cannot be changed.
package enum AdaptationError: Error, Sendable, Hashable {
  case unknownRule(String)
  /// The rule may not be changed at all.
  case notAdaptable(rule: String)
  /// The rule has no such number, or not one that may be changed.
  case unknownParameter(rule: String, parameter: ParameterKey)
  /// A count where the rule has a term, or a term of a unit that cannot be compared.
  case wrongKind(rule: String, parameter: ParameterKey)
  case outOfBounds(rule: String, parameter: ParameterKey, bounds: AdaptationBounds)

  /// A stable code for refusals and phrase keys.
  package var code: String {
    switch self {
    case .unknownRule: "adaptation.unknown-rule"
    case .notAdaptable: "adaptation.not-adaptable"
    case .unknownParameter: "adaptation.unknown-parameter"
    case .wrongKind: "adaptation.wrong-kind"
    case .outOfBounds: "adaptation.out-of-bounds"
    }
  }
}
