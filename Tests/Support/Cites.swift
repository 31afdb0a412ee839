import Foundation
import Rulebook
import Synchronization
import Testing

/// Names the article of a regulation that a test holds the program to.
package struct Cites: TestTrait, SuiteTrait {
  package let rulebook: String
  package let article: String

  package var isRecursive: Bool { true }
  package var comments: [Comment] { ["\(rulebook), article \(article)"] }

  /// - Throws: `UnknownArticle` when no shipped rulebook has such an article.
  package func prepare(for test: Test) async throws {
    let shelf = try Bundled.shelf.get()
    guard let list = shelf.rulebook(rulebook)?.articles,
      list.entries.contains(where: { $0.article == article })
    else { throw UnknownArticle(rulebook: rulebook, article: article) }
    CitedArticles.add(
      CitedArticles.Entry(rulebook: rulebook, article: article, test: test.id.description))
  }
}

package struct UnknownArticle: Error, Sendable {
  let rulebook: String
  let article: String
}

/// The articles that the tests of this run hold the program to.
///
/// When `WOODBELL_TEST_CITATIONS` names a file, each is added to it as `rulebook article test`.
package enum CitedArticles {
  package struct Entry: Sendable, Hashable {
    package let rulebook: String
    package let article: String
    package let test: String
  }

  private static let entries = Mutex<Set<Entry>>([])

  package static var all: Set<Entry> { entries.withLock { $0 } }

  static func add(_ entry: Entry) {
    entries.withLock { entries in
      guard entries.insert(entry).inserted, let path = setting("WOODBELL_TEST_CITATIONS") else {
        return
      }
      let line = "\(entry.rulebook) \(entry.article) \(entry.test)\n"
      if !FileManager.default.fileExists(atPath: path) {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
      }
      guard let handle = FileHandle(forWritingAtPath: path) else { return }
      defer { try? handle.close() }
      _ = try? handle.seekToEnd()
      try? handle.write(contentsOf: Data(line.utf8))
    }
  }
}

extension Trait where Self == Cites {
  /// `.cites("zhengzhou-2020", article: "14")`.
  package static func cites(_ rulebook: String, article: String) -> Cites {
    Cites(rulebook: rulebook, article: article)
  }
}
