import ArgumentParser
import Cleaning
import WebText

/// `winnow sanitize`: a fragment of HTML in, the safe fragment out.
struct SanitizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sanitize",
    abstract: "Makes a fragment of HTML safe to show.",
    discussion: """
      Scripts, styles, forms and everything else outside the allow-list go; links
      and pictures become absolute.

      Examples:
        winnow sanitize --url https://example.org/ post.html
        curl -s https://example.org/a | winnow sanitize --url https://example.org/a -
      """
  )

  @Option(name: .customLong("url"), help: "What relative addresses are resolved against.")
  var base: String?

  @Flag(help: "Read NUL-terminated fragments and write NUL-terminated fragments.")
  var batch0 = false

  @Argument(help: "The fragment; - is standard input.")
  var file: InputFile?

  func run() async throws {
    let base = try DocumentURL.parse(base)
    if batch0 {
      try FragmentBatch.run(input: file ?? InputFile(argument: "-")) { fragment in
        Self.sanitize(fragment, base: base)
      }
    } else {
      guard let file else { throw CommandFailure.usage("name a file, or - for standard input") }
      let fragment = try file.read()
      var output = StandardOutput()
      try output.write(Self.sanitize(fragment, base: base))
      try output.flush()
    }
  }

  private static func sanitize(_ fragment: [UInt8], base: WebURL?) -> [UInt8] {
    Array(Sanitizer().sanitize(fragment.span, base: base).string.utf8)
  }
}
