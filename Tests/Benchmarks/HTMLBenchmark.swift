import Markup

/// What reading and writing HTML costs: a page of the usual kind, megabytes of it.
struct HTMLBenchmark {
  private static let paragraphs = 20_000

  func run() async {
    let page = Self.page
    let megabytes = page.count >> 20
    let tree = await Meter.measure("HTML, whole tree", count: megabytes, of: "MB") {
      HTMLTree(parsing: page.span, as: .document, keeping: .all)
    }
    await Meter.measure("HTML, tree for cleaning", count: megabytes, of: "MB") {
      _ = HTMLTree(parsing: page.span)
    }
    await Meter.measure("HTML, written", count: megabytes, of: "MB") { _ = tree.html() }
  }

  private static let page: [UInt8] = {
    var page = Array("<!doctype html><title>A page</title><body>".utf8)
    for number in 0..<paragraphs {
      page += Array(
        """
        <article class="post entry" id="p\(number)" data-number="\(number)"><h2>Heading \(number)</h2>
        <p>Some words &amp; a <a href="/a/\(number)?b=1&amp;c=2" rel="nofollow">link to another
        page</a>, <em>stress</em> and a <img src="/i/\(number).jpg" alt="picture" width=640>
        <ul><li>One<li>Two with <code>code &lt; text</code></ul>
        <script>if (a < b) { c("</p>") }</script></article>
        """.utf8)
    }
    return page
  }()
}
