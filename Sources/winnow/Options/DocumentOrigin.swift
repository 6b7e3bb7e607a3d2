import ArgumentParser
import Parsing
import WebText

/// The options that say where a document of the command line came from.
struct DocumentOrigin: ParsableArguments {
  @Option(name: .customLong("url"), help: "Where the document came from: the base of its links.")
  var base: String?

  @Option(
    help: ArgumentHelp("The Content-Type field it came with.", valueName: "type"))
  var contentType: String?

  /// Whether nobody said.
  var isEmpty: Bool { base == nil && contentType == nil }

  /// The same in the parser's terms.
  ///
  /// - Throws: `CommandFailure` with 64 for what is no absolute URL.
  var source: DocumentSource {
    get throws { DocumentSource(url: try DocumentURL.parse(base), contentType: contentType) }
  }
}

extension InputFile {
  /// The feed in it.
  ///
  /// - Throws: `CommandFailure` with 65 for what is no feed, and what reading throws.
  func readFeed(from source: DocumentSource) throws -> ParsedFeed {
    let document = try read()
    do {
      return try ParsedFeed(parsing: document.span, source: source)
    } catch {
      let words = FailureMessage(error)
      throw CommandFailure(.dataError, "\(name): \(words.message)", advice: words.advice)
    }
  }
}

/// The value of `--url`.
enum DocumentURL {
  /// The address; nil where the option is absent.
  ///
  /// - Throws: `CommandFailure` with 64 for what is no absolute URL.
  static func parse(_ text: String?) throws -> WebURL? {
    guard let text, !text.isEmpty else { return nil }
    guard let url = WebURL(parsing: text) else {
      throw CommandFailure.usage("--url wants an absolute URL, not '\(text)'")
    }
    return url
  }
}
