import Foundation
import Testing

/// The two engines the office runs on. Every test of an act runs on both.
///
/// `WOODBELL_TEST_ENGINES=sqlite` leaves PostgreSQL out of a quick local run; without it a test on
/// PostgreSQL fails when there is no cluster, because a test that is skipped does not exist.
package enum Engine: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case sqlite
  case postgres

  package static let allCases: [Engine] =
    setting("WOODBELL_TEST_ENGINES") == "sqlite" ? [.sqlite] : [.sqlite, .postgres]

  package var testDescription: String { rawValue }
}

/// There is no PostgreSQL to test on.
package struct MissingCluster: Error, CustomStringConvertible {
  package let description = """
    WOODBELL_TEST_POSTGRES names no cluster. Run the tests with \
    `script/postgres run --fast -- swift test`, or set WOODBELL_TEST_ENGINES=sqlite to leave \
    PostgreSQL out.
    """
}

func setting(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
