import Foundation
import Screening
import Web

/// Writes copies of pictures that tell no position into a folder, and never over anything.
struct CleanCopies {
  private let folder: URL

  /// Makes the folder where it is missing.
  ///
  /// - Throws: ``Failure`` when it cannot be made, or something else has its name.
  init(_ path: String, _ say: Words) throws {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(.couldNot, say("command.check.no-clean-folder", ["path": path.shown]))
    }
  }

  /// Whether a file of this name may be a picture that can be cleaned.
  static func isPicture(_ name: String) -> Bool {
    let ending = URL(fileURLWithPath: name).pathExtension.lowercased()
    return MediaFormat.allCases.contains { $0.canBeCleaned && $0.endings.contains(ending) }
  }

  /// The copy of a picture that tells a position, or may; nil for anything else.
  ///
  /// - Parameter name: the name of the copy.
  func copy(of file: URL, _ media: MeasuredMedia, name: String) -> CleanCopy? {
    guard media.position != .absent, media.trouble == nil, media.type?.canBeCleaned == true else {
      return nil
    }
    let target = folder.appendingPathComponent(name)
    do {
      let clean = try FileSource(file).withoutPosition()
      try Data(clean).write(to: target, options: .withoutOverwriting)
      return CleanCopy(name: name, path: target.path, outcome: .written)
    } catch CocoaError.fileWriteFileExists {
      return CleanCopy(name: name, path: target.path, outcome: .exists)
    } catch {
      return CleanCopy(name: name, path: target.path, outcome: .failed)
    }
  }
}

/// What became of a copy.
struct CleanCopy {
  enum Outcome: String {
    case written
    /// Something of that name is there, and stays as it is.
    case exists
    case failed
  }

  let name: String
  let path: String
  let outcome: Outcome

  func sentence(_ say: Words) -> String {
    say("command.check.copy." + outcome.rawValue, ["name": name.shown, "path": path.shown])
  }
}
