import Foundation

/// The folder of a target's data files, which lies beside the program.
///
/// `Bundle.module` would end the process when the folder is missing; here the caller can say what to
/// do instead. In an installation the `.resources` folders move together with the program.
///
/// - Parameter target: the target's name, such as `WorkCalendar`.
/// - Returns: nil when there is no such folder.
package func resourceFolder(of target: String) -> URL? {
  #if os(Linux)
    let ending = "_\(target).resources"
  #else
    let ending = "_\(target).bundle"
  #endif
  let beside = try? FileManager.default.contentsOfDirectory(
    at: Bundle.main.bundleURL, includingPropertiesForKeys: nil)
  return beside?.first { $0.lastPathComponent.hasSuffix(ending) }
}
