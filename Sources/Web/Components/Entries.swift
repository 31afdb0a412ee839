/// What is wrong with one field of a form.
package struct FieldError: Sendable, Equatable {
  package var field: String
  package var message: String

  package init(_ field: String, _ message: String) {
    self.field = field
    self.message = message
  }
}

/// What stands in a form: the values typed or kept, and what is wrong with them.
///
/// A form that comes back with errors shows every value as it was typed.
package struct Entries: Sendable {
  private var values: [String: [String]]
  package var errors: [FieldError]

  package init(_ values: [String: [String]] = [:], errors: [FieldError] = []) {
    self.values = values
    self.errors = errors
  }

  package init(single values: [String: String], errors: [FieldError] = []) {
    self.init(values.mapValues { [$0] }, errors: errors)
  }

  package func value(_ name: String) -> String { values[name]?.first ?? "" }
  package func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The first message for the field.
  package func error(_ name: String) -> String? {
    errors.first { $0.field == name }?.message
  }
}

/// Whether a field has to be filled; written beside the label in words.
package enum Need: Sendable {
  case required, optional
  /// Nothing is written, where it goes without saying.
  case unsaid
}

/// How much a field may hold, counted as the receiver counts.
package struct FieldLimit: Sendable {
  package enum Unit: String, Sendable {
    case characters
    /// One byte for ASCII, two for everything else.
    case bytesGBK = "bytes-gbk"
    case bytesUTF8 = "bytes-utf8"

    var isBytes: Bool { self != .characters }
  }

  package var count: Int
  package var unit: Unit

  package init(_ count: Int, _ unit: Unit = .characters) {
    self.count = count
    self.unit = unit
  }
}

/// A value that can be chosen.
package struct Choice: Sendable {
  package var value: String
  package var label: String
  package var hint: String?

  package init(_ value: String, _ label: String, hint: String? = nil) {
    self.value = value
    self.label = label
    self.hint = hint
  }
}
