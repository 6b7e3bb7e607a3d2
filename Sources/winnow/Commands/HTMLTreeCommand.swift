import ArgumentParser
import Markup

/// `winnow html-tree`: the tree of a page as a browser builds it.
struct HTMLTreeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html-tree",
    abstract: "Shows the tree that a page is read as.",
    discussion: """
      One line a node, children indented, attributes sorted: what a browser without
      scripts makes of the page.

      Examples:
        winnow html-tree page.html
        curl -s https://example.org/ | winnow html-tree -
      """
  )

  @Flag(
    help: "Read NUL-terminated records, #document, #fragment CONTEXT or #bytes in their first line."
  )
  var batch0 = false

  @Flag(help: "Print the number of nodes in place of the tree.")
  var count = false

  @Argument(help: "The page; - is standard input.")
  var file: InputFile?

  func run() async throws {
    let count = count
    if batch0 {
      return try FragmentBatch.run(input: file ?? InputFile(argument: "-")) { record in
        TreeRecord(record).answer(counting: count)
      }
    }
    guard let file else { throw CommandFailure.usage("name a file, or - for standard input") }
    let page = try file.read()
    let tree = HTMLTree(page: page.span, keeping: .all)
    for warning in tree.warnings { StandardError.write("warning: \(warning.message)\n") }
    var output = StandardOutput()
    try output.write(count ? Array("\(tree.nodes.count - 1)\n".utf8) : tree.outline())
    try output.flush()
  }
}
