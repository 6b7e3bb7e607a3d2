import Markup
import WebText

extension OPMLDocument {
  /// Reads a list of subscriptions, leniently: what could be read of a broken one is there.
  ///
  /// - Throws: `ParsingError` when it is no OPML at all.
  public init(parsing bytes: Span<UInt8>) throws(ParsingError) {
    let document = DecodedDocument(bytes, contentType: nil)
    let reader = OPMLReader()
    let report: XMLReport
    if let converted = document.converted {
      report = readXML(converted.span, into: reader)
    } else {
      report = readXML(bytes.extracting(document.start...), into: reader)
    }
    guard reader.isOPML else {
      throw reader.root.map { .notAFeed("an XML document with the root <\($0)>, not OPML") }
        ?? (bytes.isEmpty ? .empty : .notAFeed("no OPML"))
    }
    self.init(title: reader.title, outlines: reader.feeds)
    folders = reader.folders
    namespaces = reader.namespaces
    warnings = report.warnings.map(ParsingWarning.init) + reader.warnings
  }
}

extension ParsingWarning {
  init(_ warning: MarkupWarning) {
    self.init(code: warning.code.rawValue, message: warning.message, line: warning.line)
  }
}
