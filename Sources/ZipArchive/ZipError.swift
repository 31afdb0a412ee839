/// Why an archive cannot be read or written.
package enum ZipError: Error, Sendable, Hashable {
  /// No zip archive.
  case notAnArchive
  /// Cut off, or at odds with itself.
  case damaged
  /// An entry is locked with a password.
  case encrypted
  /// An entry is packed with another method than deflate.
  case unsupported
  /// Two entries of one name: two readers could see two different files.
  case duplicateName
  /// A name that leads out of the archive, such as `../a` or `/a`.
  case unsafeName
  /// More entries or bytes than ``ZipLimits`` allow, or more than a zip archive can hold.
  case excessive
}
