import Markup
import Testing
import WebText

@Suite("HTML's encoding")
struct HTMLEncodingTests {
  @Test(
    "a page's own declaration",
    arguments: [
      ("<meta charset=koi8-r>", "koi8-r"),
      ("<META CHARSET = ' Latin1 '>", "windows-1252"),
      ("<meta charset=utf-16>", "utf-8"),
      ("<meta charset=x-user-defined>", "windows-1252"),
      ("<meta http-equiv=content-type content='text/html; charset=gbk'>", "gbk"),
      ("<meta content='text/html; charset=gbk'>", "windows-1252"),
      ("<meta content='charset=gbk' http-equiv=Content-Type>", "gbk"),
      ("<!-- <meta charset=gbk> --><meta charset=big5>", "big5"),
      ("<a b='<meta charset=gbk>'><meta charset=big5>", "big5"),
      ("<!--><meta charset=gbk>", "gbk"),
      ("<meta charset=nosuch><meta charset=gbk>", "gbk"),
      ("<meta charset=gbk", "windows-1252"),
      ("plain", "windows-1252"),
      ("žluťoučký", "utf-8"),
    ])
  func declarations(html: String, expected: String) {
    #expect(HTMLEncoding.sniff(html.utf8.span).charset.name == expected)
  }

  @Test("a mark tells more than the transport, and that more than the page")
  func order() {
    let page = Array("<meta charset=gbk>".utf8)
    let marked = [0xEF, 0xBB, 0xBF] + page
    #expect(HTMLEncoding.sniff(page.span, transport: .utf8).charset == .utf8)
    let found = HTMLEncoding.sniff(marked.span, transport: .windows1252)
    #expect(found.charset == .utf8 && found.markLength == 3)
  }

  @Test("a declaration behind the first kilobyte is found where the parser meets it")
  func late() {
    let filler = String(repeating: "x", count: 2_000)
    let html = "<title>\(filler)</title><script>'<meta charset=gbk>'</script><meta charset=big5>"
    #expect(HTMLEncoding.sniff(html.utf8.span).charset.name == "big5")
  }

  @Test("one broken character does not make a page of UTF-8 another")
  func damaged() {
    let page = Array("žluťoučký kůň úpěl ďábelské ódy".utf8)
    let damaged = page + [0xE9]
    #expect(HTMLEncoding.sniff(damaged.span).charset == .utf8)
    let other = [0xE9, 0x20] + page.prefix(2)
    #expect(HTMLEncoding.sniff(other.span).charset == .windows1252)
  }

  @Test("a page is read in its encoding")
  func page() {
    let page = Array("<meta charset=windows-1251>".utf8) + [0xE4, 0xE0]
    #expect(HTMLTree(page: page.span).text(in: 0) == "да")
    let wide = "<p>é".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(HTMLTree(page: wide.span).text(in: 0) == "é")
  }
}
