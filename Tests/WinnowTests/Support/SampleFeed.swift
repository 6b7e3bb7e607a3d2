/// An RSS 2.0 document with an item for each title; items of the same title have the same GUID.
///
/// - Parameters:
///   - name: The feed's title.
///   - titles: The items' titles, in order.
///   - edited: The title of an item whose text is another one than before.
/// - Returns: The document.
func sampleFeed(name: String = "Sample", titles: [String], edited: String? = nil) -> String {
  let items = titles.map { title in
    let text =
      title == edited
      ? "the text was written anew, with other facts and a correction."
      : "the first text, as it was told at the beginning."
    return """
      <item>
        <title>\(title)</title>
        <link>http://pages.example/\(name)/\(title)</link>
        <guid isPermaLink="false">\(name)-\(title)</guid>
        <description>\(title): \(text)</description>
      </item>
      """
  }
  return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel>
    <title>\(name)</title><link>http://pages.example/\(name)</link>
    <description>Made for a test</description>
    \(items.joined(separator: "\n"))
    </channel></rss>
    """
}
