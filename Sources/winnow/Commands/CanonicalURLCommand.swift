import ArgumentParser
import WebText

/// `winnow canonical-url`: URLs in, their canonical forms out.
struct CanonicalURLCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canonical-url",
    abstract: "Shows which addresses are taken for one.",
    discussion: """
      Reads URLs from standard input, one a line, and prints the canonical form of
      each. A line that is no absolute URL is printed as it is.

      Example:
        echo 'http://www.example.org/a?utm_source=rss#top' | winnow canonical-url
      """
  )

  func run() async throws {
    let lines = try InputFile(argument: "-").read()
    var output = StandardOutput()
    var rest = lines[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      try output.write(Self.canonicalForm(of: Array(rest[..<end])) + [UInt8(ascii: "\n")])
      rest = rest[end...].dropFirst()
    }
    try output.flush()
  }

  private static func canonicalForm(of line: [UInt8]) -> [UInt8] {
    guard let url = WebURL(parsing: line.span) else { return line }
    return Array(CanonicalURL(of: url).string.utf8)
  }
}
