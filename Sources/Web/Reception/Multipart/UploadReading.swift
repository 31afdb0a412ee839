import Hummingbird
import NIOCore
import Office

/// Reads a form with files: fields into memory, files into the store while they are hashed.
///
/// After a fault it reads on, keeps the other fields and drops the files, so that the form can be
/// shown again with what was typed. Nothing has its place in the store before `place`.
struct UploadReading {
  /// A file that came whole and waits for its place.
  struct Pending: Sendable {
    let field: String
    let file: IncomingFile
    let receiver: any ContentReceiver
  }

  private enum Part {
    case none
    /// Its bytes collect in `collected`.
    case field(String)
    case file(head: PartHead, receiver: any ContentReceiver, size: Int)
    /// A file that is not taken: why, once it is known how large it is.
    case dropped(head: PartHead, size: Int, isTooLarge: Bool)
  }

  private let limits: UploadLimits
  private let store: any FileStore
  /// Whether files may come, asked before the first one with the fields so far.
  private let admits: @Sendable (FormFields) -> Bool
  private var part = Part.none
  private var collected: [UInt8] = []
  private var values: [String: [String]] = [:]
  private var fieldBytes = 0
  private var files = 0
  private(set) var pending: [Pending] = []
  /// The first thing that went wrong.
  private(set) var fault: (any Error)?

  var form: FormFields { FormFields(values) }

  init(
    limits: UploadLimits, store: any FileStore,
    admits: @escaping @Sendable (FormFields) -> Bool
  ) {
    self.limits = limits
    self.store = store
    self.admits = admits
  }

  /// - Parameter dropped: bytes beyond the limits that are read to come to the end.
  mutating func read(_ request: Request, boundary: String, dropped: Int) async {
    do {
      var parser = MultipartParser(boundary: boundary, limits: limits)
      let start = ContinuousClock.now
      let (most, isMore) = limits.bytes.addingReportingOverflow(dropped)
      var left = isMore ? .max : most
      for try await piece in request.body {
        if start.duration(to: .now) > limits.patience { throw RequestFault.tooSlow }
        left -= piece.readableBytes
        if left < 0 { break }
        for event in try parser.read(Array(buffer: piece)) { try await take(event) }
      }
      if left < 0 {
        await endPart()
        throw RequestFault.bodyTooLarge(limit: limits.bytes)
      }
      try parser.finish()
    } catch {
      note(error)
    }
    if fault != nil { await discard() }
  }

  /// Puts all files into their places.
  ///
  /// - Throws: `FileStoreError`.
  func place() async throws -> [(field: String, file: IncomingFile)] {
    do {
      for file in pending { try await file.receiver.place() }
    } catch {
      await discard()
      throw error
    }
    return pending.map { ($0.field, $0.file) }
  }

  func discard() async {
    for file in pending { await file.receiver.discard() }
    if case .file(_, let receiver, _) = part { await receiver.discard() }
  }

  private mutating func note(_ error: any Error) {
    if fault == nil { fault = error }
  }

  private mutating func take(_ event: MultipartEvent) async throws {
    switch event {
    case .part(let head):
      if head.fileName != nil {
        part = await begun(head)
      } else {
        part = .field(head.name)
        collected = []
        try count(head.name.utf8.count)
      }
    case .bytes(let bytes): try await add(bytes)
    case .partEnded: await endPart()
    }
  }

  /// Fields are what is held in memory, so too many of them end the reading.
  private mutating func count(_ bytes: Int) throws {
    fieldBytes += bytes
    guard fieldBytes <= limits.fieldBytes else {
      throw UploadFault.fieldsTooLarge(limit: limits.fieldBytes)
    }
  }

  private mutating func begun(_ head: PartHead) async -> Part {
    let dropped = Part.dropped(head: head, size: 0, isTooLarge: false)
    // Nobody chose a file: it has no name and will have no content.
    if head.fileName == "" { return dropped }
    files += 1
    if fault == nil, !admits(form) { note(UploadFault.notAdmitted) }
    if fault == nil, files > limits.files {
      note(UploadFault.tooManyFiles(field: head.name, limit: limits.files))
    }
    guard fault == nil else { return dropped }
    do {
      return .file(head: head, receiver: try await store.receive(), size: 0)
    } catch {
      note(error)
      return dropped
    }
  }

  private mutating func add(_ bytes: [UInt8]) async throws {
    switch part {
    case .none: break
    case .field:
      try count(bytes.count)
      collected += bytes
    case .file(let head, let receiver, let old):
      let size = old + bytes.count
      if size > limits.fileBytes {
        await receiver.discard()
        part = .dropped(head: head, size: size, isTooLarge: true)
        return
      }
      part = .file(head: head, receiver: receiver, size: size)
      do {
        try await receiver.append(bytes)
      } catch {
        note(error)
        await receiver.discard()
        part = .dropped(head: head, size: size, isTooLarge: false)
      }
    case .dropped(let head, let old, let isTooLarge):
      if head.fileName == "", fault == nil {
        note(UploadFault.malformed(field: head.name))
      }
      part = .dropped(head: head, size: old + bytes.count, isTooLarge: isTooLarge)
    }
  }

  private mutating func endPart() async {
    let ended = part
    part = .none
    switch ended {
    case .none: break
    case .field(let name):
      guard !collected.contains(0), let text = String(validating: collected, as: UTF8.self) else {
        return note(UploadFault.badText(field: name))
      }
      values[name, default: []].append(text)
    case .file(let head, let receiver, _):
      do {
        let file = IncomingFile(content: try await receiver.seal(), name: head.fileName ?? "")
        pending.append(Pending(field: head.name, file: file, receiver: receiver))
      } catch {
        note(error)
        await receiver.discard()
      }
    case .dropped(let head, let size, let isTooLarge):
      guard isTooLarge else { return }
      note(
        UploadFault.fileTooLarge(
          field: head.name, name: FileName.cleaned(head.fileName ?? "") ?? "", bytes: size,
          limit: limits.fileBytes))
    }
  }
}
