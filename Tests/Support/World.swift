import Office
import Rulebook
import Screening
import Storage
import WorkCalendar

/// An office of a test's own, with the cast in it, a clock that stands still and fixed chance.
///
/// `let world = try await World(on: engine)`; its database goes when nobody holds it any more.
package struct World: Sendable {
  package let books: Books
  package let office: Office
  package let clock: SettableClock
  package let cast: Cast
  package let files: FilesFolder

  package var engine: Engine { books.engine }
  package var now: Instant { clock.now }

  /// 2026-09-28 09:00, the Monday before the National Day holidays (1 to 7 October).
  package static let start = Instant(milliseconds: 1_790_557_200_000)
  /// 2026-09-01 09:00, when the cast took up its posts.
  static let before = Instant(milliseconds: 1_788_224_400_000)

  package init(on engine: Engine) async throws {
    books = try await Books.open(engine, .cast)
    guard let cast = try await Template.of(.cast, on: engine).cast else { throw CastError.noCast }
    self.cast = cast
    clock = SettableClock(World.start)
    files = FilesFolder()
    office = try World.office(over: books, clock: clock, files: files.store)
  }

  private init(
    books: Books, office: Office, clock: SettableClock, cast: Cast, files: FilesFolder
  ) {
    self.books = books
    self.office = office
    self.clock = clock
    self.cast = cast
    self.files = files
  }

  /// Another node of the same office: the same database, files and clock, other memory.
  ///
  /// - Parameters:
  ///   - shelf: the rulebooks of its program; nil for those of this one.
  ///   - screener: its checks; nil for those of this one.
  package func anotherNode(
    shelf: RulebookShelf? = nil, screener: Screener? = nil
  ) throws -> World {
    let books = try books.reopened()
    return World(
      books: books,
      office: try World.office(
        over: books, clock: clock, files: files.store, shelf: shelf, screener: screener),
      clock: clock, cast: cast, files: files)
  }

  /// An office with the bundled rulebooks and calendar, and keys that are the same in every run.
  package static func office(
    over database: any Database, clock: any OfficeClock, seed: UInt64 = 2026,
    files: (any FileStore)? = nil, shelf: RulebookShelf? = nil,
    screener: Screener? = nil
  ) throws -> Office {
    try Office(
      database: database, shelf: shelf ?? Bundled.shelf.get(),
      screener: screener ?? Bundled.screener.get(),
      calendar: Bundled.calendar.get(), keys: keys, files: files ?? FilesFolder().store,
      clock: clock, random: SeededRandom(seed: seed))
  }

  package static let keys = Keys(master: Array(0..<32))

  @discardableResult
  package func perform<A: Act>(
    _ act: A, as actor: Actor, request: String = "test", once: OnceKey? = nil
  ) async throws -> A.Outcome {
    try await office.perform(act, as: actor, request: request, once: once)
  }

  package func ask<T: Sendable>(
    as actor: Actor, _ question: @escaping @Sendable (Reading) throws -> T
  ) async throws -> T {
    try await office.ask(as: actor, question)
  }
}

/// What ships with the program, read once.
package enum Bundled {
  package static let shelf = Result { try RulebookShelf.bundled() }
  package static let screener = Result { try Screener.bundled() }
  package static let calendar = Result { try WorkCalendar.bundled() }
}
