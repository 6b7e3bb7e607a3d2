import Markup
public import WebText

extension Cleaner {
  /// The main article of a web page, and what the page says of it.
  ///
  /// The page is parsed once; selectors, rules, the sanitizer and the text all read that tree. Pure,
  /// and bounded in time and memory for any bytes.
  ///
  /// - Parameters:
  ///   - page: The page's bytes, in any encoding.
  ///   - address: Where the page came from: the base of its links.
  ///   - transport: The encoding that came with the transfer (`Content-Type`).
  /// - Returns: The article, or why there is none.
  public func extract(
    page: Span<UInt8>, at address: WebURL? = nil, transport: Charset? = nil
  ) -> PageExtraction {
    guard page.count > 0 else { return .missing(.empty) }
    let tree = HTMLTree(page: page, transport: transport, limits: PageExtractor.limits)
    return PageExtractor(tree, address: address).extract()
  }
}
