import Office
import Testing

/// Expects the office to say no with this code; with `world`, also that it left no trace there.
///
/// - Returns: the refusal, to look at its articles, helpers and facts.
@discardableResult
package func expectRefusal<T>(
  _ code: String, in world: World? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> T
) async -> Refusal? {
  do {
    let before = try await world?.trace()
    let refusal = await refusal(code, sourceLocation, body)
    if let before, let after = try await world?.trace() {
      let differences = after.differences(from: before)
      if !differences.isEmpty {
        Issue.record(
          "the refusal left traces: \(differences.joined(separator: "; "))",
          sourceLocation: sourceLocation)
      }
    }
    return refusal
  } catch {
    Issue.record("the books could not be read: \(error)", sourceLocation: sourceLocation)
    return nil
  }
}

private func refusal<T>(
  _ code: String, _ sourceLocation: SourceLocation, _ body: () async throws -> T
) async -> Refusal? {
  do {
    let outcome = try await body()
    Issue.record(
      "expected the refusal \(code), but it was done: \(outcome)", sourceLocation: sourceLocation)
    return nil
  } catch let refusal as Refusal {
    if refusal.code != code {
      Issue.record(
        "expected the refusal \(code), not \(refusal)", sourceLocation: sourceLocation)
    }
    return refusal
  } catch {
    Issue.record(
      "expected the refusal \(code), not the fault \(error)", sourceLocation: sourceLocation)
    return nil
  }
}
