import Testing

@testable import Fetching

@Suite("Heads of answers") struct ResponseHeadTests {
  private func head(_ lines: [String]) -> ResponseHead {
    var head = ResponseHead()
    for line in lines { Array(line.utf8).withUnsafeBytes { head.take($0) } }
    return head
  }

  @Test("fields are found in any case and stripped of blanks")
  func fields() {
    let head = head([
      "HTTP/1.1 200 OK\r\n", "eTaG: \t\"a\" \r\n", "LAST-MODIFIED:never\r\n", "ETag: \"b\"\r\n",
      "X-Other: 1\r\n", "no field\r\n", "Cache-Control: public\r\n",
      "Cache-Control: max-age=5\r\n", "\r\n",
    ])
    #expect(head.status == 200 && head.isComplete)
    #expect(head[.entityTag] == "\"a\"")
    #expect(head[.lastModified] == "never")
    #expect(head[.cacheControl] == "public, max-age=5")
    #expect(head[.expires] == nil)
  }

  @Test("interim answers leave nothing behind")
  func interim() {
    let head = head([
      "HTTP/1.1 103 Early Hints\r\n", "ETag: \"early\"\r\n", "\r\n", "HTTP/1.1 100 Continue\r\n",
      "\r\n", "HTTP/2 404 \r\n", "Expires: 0\r\n", "\r\n",
    ])
    #expect(head.status == 404 && head.isComplete && head.interimCount == 2)
    #expect(head[.entityTag] == nil && head[.expires] == "0")
  }

  @Test("a folded value goes on in the next line, bare line feeds end one")
  func folded() {
    let head = head([
      "HTTP/1.1 200 OK\n", "Content-Type: text/xml;\n", "  charset=utf-8\n", "X-Other: 1\n",
      "\tmore\n", "\n",
    ])
    #expect(head[.contentType] == "text/xml; charset=utf-8")
    #expect(head.isComplete)
  }

  @Test("a location keeps its UTF-8, and other bytes are encoded one by one")
  func location() {
    #expect(head(["HTTP/1.1 301 \r\n", "Location: /é\r\n"]).location == "/é")
    var latin = head(["HTTP/1.1 301 \r\n"])
    (Array("Location: /".utf8) + [0xE9, 13, 10]).withUnsafeBytes { latin.take($0) }
    #expect(latin.location == "/%E9")
  }

  @Test("a validator keeps its bytes, whatever they are")
  func validatorBytes() {
    var head = head(["HTTP/1.1 200 \r\n"])
    (Array("ETag: \"".utf8) + [0xE9, 0xFF, 34, 13, 10]).withUnsafeBytes { head.take($0) }
    #expect(head[.entityTag] == "\"\u{E9}\u{FF}\"")
  }
}
