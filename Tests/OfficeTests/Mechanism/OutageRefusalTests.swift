import Storage
import Support
import Testing

@testable import Office

/// What the office makes of a database that is away.
@Suite struct OutageRefusalTests {
  private static let refusals: [(StorageError, OfficeRefusal)] = [
    (.unavailable("no route"), .storageUnavailable), (.busy, .busy), (.conflict, .busy),
    (.outcomeUnknown("lost"), .outcomeUnknown),
  ]

  private struct Broken: Error {}

  private func office(
    _ engine: Engine
  ) async throws -> (world: World, books: FailingBooks, office: Office) {
    let world = try await World(on: engine)
    let books = FailingBooks(world.books)
    let office = try World.office(over: books, clock: world.clock, files: world.files.store)
    return (world, books, office)
  }

  private func error(_ work: () async throws -> Void) async -> (any Error)? {
    do {
      try await work()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Self.refusals)
  func `storage out of reach is a refusal to act on, and leaves no trace`(
    fault: StorageError, code: OfficeRefusal
  ) async throws {
    let (world, books, office) = try await office(.sqlite)
    let before = try await world.trace()
    books.fail(.all(fault))
    let refused = [
      await error { _ = try await office.ask(as: .citizen) { try $0.isFounded() } },
      await error {
        _ = try await office.perform(Probe(), as: world.cast.editor, request: "test")
      },
    ]
    for error in refused {
      let refusal = try #require(error as? Refusal)
      #expect(refusal.code == code.rawValue && refusal.kind == .unavailable)
      #expect(refusal.facts.isEmpty, "the details are for the log")
    }
    books.fail(nil)
    #expect(try await world.trace() == before)
  }

  @Test func `what is no outage stays a fault`() async throws {
    let (_, books, office) = try await office(.sqlite)
    for fault in [StorageError.statement("no such column"), .constraint(.check, "n")] {
      books.fail(.all(fault))
      let thrown = await error { _ = try await office.ask(as: .citizen) { try $0.isFounded() } }
      #expect(thrown as? StorageError == fault)
    }
    books.fail(.all(Broken()))
    let thrown = await error { _ = try await office.ask(as: .citizen) { try $0.isFounded() } }
    #expect(thrown is Broken)
  }
}
