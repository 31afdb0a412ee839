import Archives

/// A Word file whose text is given as the inside of its body.
func wordFile(
  _ body: String, styles: String? = nil, _ method: Archive.Method = .deflated
) -> [UInt8] {
  var archive = Archive()
  archive.add("[Content_Types].xml", "<Types/>", method)
  archive.add("word/document.xml", wordText(body), method)
  if let styles { archive.add("word/styles.xml", "<w:styles>\(styles)</w:styles>", method) }
  return archive.finished
}

func wordText(_ body: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
  <w:document xmlns:w="urn:w" xmlns:wp="urn:wp"><w:body>\(body)<w:sectPr/></w:body></w:document>
  """
}
