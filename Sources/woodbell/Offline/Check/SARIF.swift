import Foundation
import Rulebook

/// The parts of a SARIF 2.1.0 log that are written; names are the standard's.
enum SARIF {
  struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    private enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  struct Run: Encodable {
    let tool: Tool
    let columnKind: String
    let invocations: [Invocation]
    let results: [Result]
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Driver: Encodable {
    let name: String
    let version: String
    let semanticVersion: String
    let rules: [Rule]
  }

  struct Rule: Encodable {
    let id: String
    let shortDescription: Message
    let help: Message
    let defaultConfiguration: Configuration
    let properties: RuleProperties
  }

  struct Configuration: Encodable {
    let level: String
  }

  struct RuleProperties: Encodable {
    let tags: [String]
  }

  struct Message: Encodable {
    let text: String
  }

  struct Invocation: Encodable {
    let executionSuccessful: Bool
    let toolExecutionNotifications: [Notice]
  }

  struct Notice: Encodable {
    let message: Message
    let level: String
    let descriptor: Descriptor
    let locations: [Place]
  }

  struct Descriptor: Encodable {
    let id: String
  }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Place]
    let properties: ResultProperties
  }

  struct ResultProperties: Encodable {
    let family: String
    let level: FindingLevel
    let articles: [ArticleSheet]
    let suggestion: String?
  }

  struct Place: Encodable {
    let physicalLocation: Physical

    init(_ physical: Physical) { physicalLocation = physical }

    struct Physical: Encodable {
      let artifactLocation: Artifact
      let region: Region?

      init(file: String, region: Region?) {
        artifactLocation = Artifact(uri: Self.address(of: file))
        self.region = region
      }

      /// A path as an address: `/` stays, what an address cannot hold is escaped.
      private static func address(of path: String) -> String {
        var free = CharacterSet(charactersIn: "\0"..."\u{7F}")
        free.formIntersection(.alphanumerics)
        free.insert(charactersIn: "-._~/")
        let escaped = path.addingPercentEncoding(withAllowedCharacters: free) ?? path
        return path.hasPrefix("/") ? "file://" + escaped : escaped
      }
    }
  }

  struct Artifact: Encodable {
    let uri: String
  }

  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
    let charOffset: Int
    let charLength: Int
  }
}
