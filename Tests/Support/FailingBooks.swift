import Storage
import Synchronization

/// Books that can be made to fail, as when the cluster is away or the disk is full.
package final class FailingBooks: Database {
  package enum Fault: Sendable {
    /// Nothing can be read or written.
    case all(any Error)
    /// Reading goes on.
    case writes(any Error)
    /// What is written is stored, and the answer to the commit is lost.
    case answers(any Error)
  }

  private let inner: any Database
  private let fault = Mutex<Fault?>(nil)

  package var dialect: Dialect { inner.dialect }

  package init(_ inner: any Database) { self.inner = inner }

  /// - Parameter next: nil to mend them.
  package func fail(_ next: Fault?) { fault.withLock { $0 = next } }

  package func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T {
    if case .all(let error)? = fault.withLock({ $0 }) { throw error }
    return try await inner.read(body)
  }

  package func write<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T {
    switch fault.withLock({ $0 }) {
    case nil: return try await inner.write(body)
    case .all(let error)?, .writes(let error)?: throw error
    case .answers(let error)?:
      _ = try await inner.write(body)
      throw error
    }
  }

  package func close() async { await inner.close() }
}
