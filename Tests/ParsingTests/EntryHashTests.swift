import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct EntryHashTests {
  private static func hashes(_ items: String) throws -> [ParsedEntry] {
    try parse(
      rss(
        items,
        namespaces: "xmlns:slash='http://purl.org/rss/1.0/modules/slash/' "
          + "xmlns:thr='http://purl.org/syndication/thread/1.0' "
          + "xmlns:media='http://search.yahoo.com/mrss/' xmlns:a='http://www.w3.org/2005/Atom'")
    ).entries
  }

  @Test(
    "what a server changes at each request is not part of an entry",
    arguments: [
      ("<slash:comments>1</slash:comments>", "<slash:comments>22</slash:comments>"),
      ("<slash:hit_parade>1,2</slash:hit_parade>", "<slash:hit_parade>3</slash:hit_parade>"),
      ("<thr:total>1</thr:total>", "<thr:total>2</thr:total>"),
      (
        "<a:link rel='replies' thr:count='1' href='/c'/>",
        "<a:link rel='replies' thr:count='2' href='/c'/>"
      ),
      (
        "<media:community><media:statistics views='1'/></media:community>",
        "<media:community><media:statistics views='2'/></media:community>"
      ),
    ])
  func volatile(before: String, after: String) throws {
    let entries = try Self.hashes(
      "<item><title>T</title>\(before)<guid>1</guid></item>"
        + "<item><title>T</title>\(after)<guid>1</guid></item>")
    #expect(entries[0].sourceHash == entries[1].sourceHash)
  }

  @Test(
    "everything else is", arguments: ["<title>U</title>", "<title>T</title><category>c</category>"])
  func stable(members: String) throws {
    let entries = try Self.hashes("<item><title>T</title></item><item>\(members)</item>")
    #expect(entries[0].sourceHash != entries[1].sourceHash)
  }

  @Test("what stands around an entry does not count")
  func surroundings() throws {
    let alone = try Self.hashes("<item><title>T</title></item>")
    let second = try Self.hashes(
      "<pubDate>x</pubDate><item/>\n\n <item><title>T</title></item><item/>")
    #expect(alone[0].sourceHash == second[1].sourceHash)
  }
}
