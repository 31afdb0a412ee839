import Office
import ZipArchive

/// Archive packages, as they come back after decades.
let archiveParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "archive-package": { bytes in look(at: ArchiveReading.report(on: bytes)) },
  "archive-papers": { bytes in
    guard let package = package(of: bytes) else { return }
    look(at: ArchiveReading.report(on: package))
  },
]

/// The papers in their order, with a zero byte between; the digests of the sums are right, so that
/// what is said in the papers is looked at.
private func package(of bytes: [UInt8]) -> [UInt8]? {
  let names = [
    "item.json", "record.json", "revisions.json", "review.json", "releases.json", "manifest.json",
    "revisions/0001.json", "findings.json", "audit.json", "sheet.docx", "README.txt",
  ]
  let parts = bytes.split(
    separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
  var zip = ZipWriter()
  var sums = ""
  do {
    for (name, part) in paired(names, parts) {
      try zip.add(name, part)
      sums += digest(part).hex + "  " + name + "\n"
    }
    try zip.add("SHA256SUMS", Array(sums.utf8))
    return try zip.finish()
  } catch {
    return nil
  }
}

private func paired(_ names: [String], _ parts: [ArraySlice<UInt8>]) -> [(String, [UInt8])] {
  names.enumerated().map { place, name in
    (name, parts.indices.contains(place) ? Array(parts[place]) : [])
  }
}

private func look(at report: ArchiveReport) {
  precondition(report.isSound == report.faults.isEmpty)
  precondition(!report.isSound || (report.number != nil && report.seal != nil))
  for fault in report.faults { precondition(!fault.code.isEmpty) }
}
