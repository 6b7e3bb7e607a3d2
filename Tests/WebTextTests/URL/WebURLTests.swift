import Testing
import WebText

@Suite struct WebURLTests {
  private func expectURL(
    _ reference: String, base: String? = nil, is expected: String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let parsed = WebURL(parsing: reference, base: base.flatMap { WebURL(parsing: $0) })
    #expect(parsed?.string == expected, "\(reference)", sourceLocation: sourceLocation)
    guard let parsed else { return }
    let again = WebURL(parsing: parsed.string)
    #expect(again == parsed, sourceLocation: sourceLocation)
    #expect(again?.path == parsed.path, sourceLocation: sourceLocation)
    #expect(again?.query == parsed.query, sourceLocation: sourceLocation)
    #expect(again?.fragment == parsed.fragment, sourceLocation: sourceLocation)
    #expect(again?.host == parsed.host, sourceLocation: sourceLocation)
    #expect(again?.port == parsed.port, sourceLocation: sourceLocation)
  }

  @Test(
    "an absolute URL gets the standard's form",
    arguments: [
      ("http://example.org", "http://example.org/"),
      ("  HTTP://Example.ORG:80/a b?c d'#e f \n", "http://example.org/a%20b?c%20d%27#e%20f"),
      ("https://example.org:443/", "https://example.org/"),
      ("https://example.org:80/", "https://example.org:80/"),
      ("https:example.org", "https://example.org/"),
      ("https:////example.org//a", "https://example.org//a"),
      ("http:\\\\example.org\\a\\b", "http://example.org/a/b"),
      ("http://example.org/a/./b/../c/%2E%2e/d/.", "http://example.org/a/d/"),
      ("http://example.org/a\tb\nc", "http://example.org/abc"),
      ("http://u:p@example.org/", "http://u:p@example.org/"),
      ("http://u:@example.org/", "http://u@example.org/"),
      ("http://@example.org/", "http://example.org/"),
      ("http://a@b@example.org/", "http://a%40b@example.org/"),
      ("http://:p@example.org/", "http://:p@example.org/"),
      ("http://example.org?", "http://example.org/?"),
      ("http://example.org#", "http://example.org/#"),
      ("http://example.org/%zz%4", "http://example.org/%zz%4"),
      ("http://example.org/é?ü#ö", "http://example.org/%C3%A9?%C3%BC#%C3%B6"),
      ("http://example.org:/", "http://example.org/"),
      ("mailto:a@example.org", "mailto:a@example.org"),
      ("data:text/plain,a b?c d", "data:text/plain,a b?c%20d"),
      ("data:x #f", "data:x%20#f"),
      ("tag:example.org,2020:/a", "tag:example.org,2020:/a"),
      ("urn:uuid:1?", "urn:uuid:1?"),
      ("x:/..//a", "x:/.//a"),
      ("x://", "x://"),
      ("x://h", "x://h"),
      ("x://h/../a", "x://h/a"),
      ("x://[1::]:7/", "x://[1::]:7/"),
      ("blob:https://example.org/1", "blob:https://example.org/1"),
    ])
  func absolute(reference: String, expected: String) { expectURL(reference, is: expected) }

  @Test(
    "what the standard calls a failure is none",
    arguments: [
      "", "a", "/a", "//example.org", "http:", "http://", "http:///", "http://:80", "http://u@",
      "http://example.org:99999", "http://example.org:8a", "http://[::1", "http://[1::2::3]",
      "http://[1:2:3:4:5:6:7]", "http://exa mple.org", "http://a<b", "http://1.2.3.4.5",
      "http://256.256.256.256", "http://09.1", "http://%00/", "http://a%b", "x://a b",
      "http://\u{AD}/", "1http://example.org", "http://[::1.2.3]", "http://[::01.2.3.4]",
    ])
  func failures(reference: String) { expectURL(reference, is: nil) }

  @Test(
    "an IPv4 address is one whatever its spelling",
    arguments: [
      "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7F.1", "0177.0.0.1",
      "0x7f.0x0.0x0.0x1", "127.0.0.1.", "%31%32%37.0.0.1", "１２７。０．０｡１", "00000177.1",
    ])
  func addressesOfVersion4(host: String) {
    expectURL("http://\(host)/", is: "http://127.0.0.1/")
  }

  @Test(
    "an IPv6 address has one form",
    arguments: [
      ("[0:0:0:0:0:0:0:1]", "[::1]"), ("[::]", "[::]"), ("[1::]", "[1::]"),
      ("[2001:DB8:0:0:1:0:0:1]", "[2001:db8::1:0:0:1]"), ("[1:0:2:3:4:5:6:7]", "[1:0:2:3:4:5:6:7]"),
      ("[::ffff:192.0.2.1]", "[::ffff:c000:201]"), ("[0001:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8]"),
      ("[1:2:3:4:5:6:7::]", "[1:2:3:4:5:6:7:0]"),
    ])
  func addressesOfVersion6(host: String, expected: String) {
    expectURL("http://\(host)/", is: "http://\(expected)/")
    #expect(WebURL(parsing: "http://\(host)/")?.host == expected)
  }

  @Test(
    "a foreign name is written in Punycode",
    arguments: [
      ("Bücher.Example", "xn--bcher-kva.example"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
      ("faß.example", "xn--fa-hia.example"), ("пример。рф", "xn--e1afmkfd.xn--p1ai"),
      ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
      ("bu\u{308}cher.example", "xn--bcher-kva.example"),
      ("ｅｘａｍｐｌｅ.org", "example.org"), ("exa\u{AD}mple.org", "example.org"),
      ("%E4%BE%8B.example", "xn--fsq.example"),
      ("他们为什么不说中文.example", "xn--ihqwcrb4cv8a8dqg056pqjye.example"),
      ("☃.example", "xn--n3h.example"),
    ])
  func foreignNames(host: String, expected: String) {
    expectURL("https://\(host)/", is: "https://\(expected)/")
  }

  @Test(
    "a reference is resolved against its base",
    arguments: [
      ("g", "http://a/b/c/d"), ("./g", "http://a/b/c/d;p?q"), ("g/", "http://a/b/c/d"),
      ("/g", "http://a/b/c/d"), ("//g", "http://a/b/c/d"), ("?y", "http://a/b/c/d;p?q"),
      ("g?y", "http://a/b/c/d"), ("#s", "http://a/b/c/d;p?q"), ("", "http://a/b/c/d;p?q#f"),
      ("../../g", "http://a/b/c/d"), ("../../../g", "http://a/b/c/d"), ("/./g", "http://a/b/c/d"),
      ("http:g", "http://a/b/c/d"), ("https:g", "http://a/b/c/d"), ("\\g", "http://a/b/c/d"),
      ("///g", "http://a/b/c/d"), ("#f", "mailto:a"), ("g", "mailto:a"), ("..", "x:/a/b"),
      ("//h", "x:/a"), ("g", "x:/.//a"), ("g", "http://u:p@a:8/b?c#d"),
    ])
  func relative(reference: String, base: String) {
    let expected: [String: String?] = [
      "g|http://a/b/c/d": "http://a/b/c/g", "./g|http://a/b/c/d;p?q": "http://a/b/c/g",
      "g/|http://a/b/c/d": "http://a/b/c/g/", "/g|http://a/b/c/d": "http://a/g",
      "//g|http://a/b/c/d": "http://g/", "?y|http://a/b/c/d;p?q": "http://a/b/c/d;p?y",
      "g?y|http://a/b/c/d": "http://a/b/c/g?y", "#s|http://a/b/c/d;p?q": "http://a/b/c/d;p?q#s",
      "|http://a/b/c/d;p?q#f": "http://a/b/c/d;p?q", "../../g|http://a/b/c/d": "http://a/g",
      "../../../g|http://a/b/c/d": "http://a/g", "/./g|http://a/b/c/d": "http://a/g",
      "http:g|http://a/b/c/d": "http://a/b/c/g", "https:g|http://a/b/c/d": "https://g/",
      "\\g|http://a/b/c/d": "http://a/g", "///g|http://a/b/c/d": "http://g/",
      "#f|mailto:a": "mailto:a#f", "..|x:/a/b": "x:/", "//h|x:/a": "x://h",
      "g|x:/.//a": "x:/.//g", "g|http://u:p@a:8/b?c#d": "http://u:p@a:8/g",
    ]
    expectURL(reference, base: base, is: expected["\(reference)|\(base)"] ?? nil)
  }

  @Test(
    "a file URL keeps its drive",
    arguments: [
      ("file:///a/b", nil, "file:///a/b"), ("file:/a", nil, "file:///a"),
      ("file:a", nil, "file:///a"), ("file://localhost/a", nil, "file:///a"),
      ("file://server/a", nil, "file://server/a"), ("file:///C|/a/..", nil, "file:///C:/"),
      ("file:///C:/..", nil, "file:///C:/"), ("file:c|/a", nil, "file:///c:/a"),
      ("/a", "file:///C:/b", "file:///C:/a"), ("../x", "file:///C:/b", "file:///C:/x"),
      ("b", "file:///a/c", "file:///a/b"), ("//h/b", "file:///a", "file://h/b"),
      ("D:/x", "file:///C:/b", nil), ("?q", "file:///a?b", "file:///a?q"),
      ("file:#f", "file:///a?b", "file:///a?b#f"), ("file://C:/a", nil, "file:///C:/a"),
    ] as [(String, String?, String?)])
  func files(reference: String, base: String?, expected: String?) {
    let opaque = reference == "D:/x" ? "d:/x" : expected
    expectURL(reference, base: base, is: opaque)
  }

  @Test("the parts are slices of the URL")
  func parts() throws {
    let url = try #require(
      WebURL(parsing: "https://me:secret@example.org:8080/a/b?c=d&e#f"))
    #expect(url.scheme == "https")
    #expect(url.user == "me")
    #expect(url.password == "secret")
    #expect(url.host == "example.org")
    #expect(url.port == 8080)
    #expect(url.path == "/a/b")
    #expect(url.query == "c=d&e")
    #expect(url.fragment == "f")
    let bare = url.withoutCredentials
    #expect(bare.string == "https://example.org:8080/a/b?c=d&e#f")
    #expect(bare.path == "/a/b")
    #expect(bare.port == 8080)
    #expect(bare.user == nil)
    #expect(bare.withoutFragment.string == "https://example.org:8080/a/b?c=d&e")
    #expect(bare.withoutFragment.fragment == nil)
    #expect(WebURL(parsing: "file:///a")?.host == nil)
    #expect(WebURL(parsing: "mailto:a@b")?.port == nil)
  }

  @Test("a user's name and password are what they stand for")
  func userInformation() throws {
    let url = try #require(WebURL(parsing: "https://ann%40home:a%3Ab%2Fc@example.org/"))
    #expect(url.user == "ann@home")
    #expect(url.password == "a:b/c")
  }

  @Test(
    "a path of this machine becomes a URL and comes back",
    arguments: [
      ("/a/b.xml", "file:///a/b.xml"), ("/C:/x", "file:///C%3A/x"), ("/50%41?#\\", nil),
      ("/Zeitung für alle/ä b.xml", "file:///Zeitung%20f%C3%BCr%20alle/%C3%A4%20b.xml"),
      ("/[1] & 'two'; {3}|~_-.!$(*)+,=@^`<>\"", nil),
    ] as [(String, String?)])
  func filePaths(path: String, expected: String?) throws {
    let url = try #require(WebURL(filePath: path))
    #expect(url.filePath == path)
    #expect(expected == nil || url.string == expected)
    #expect(WebURL(parsing: url.string)?.filePath == path)
  }

  @Test(
    "secrets are not shown",
    arguments: [
      ("https://u:p@example.org/f?token=1&b=2", "https://example.org/f?token=…&b=2"),
      (
        "https://example.org/?api_key=1&Access%5FToken=x",
        "https://example.org/?api_key=…&Access%5FToken=…"
      ),
      ("https://example.org/?author=me&monkey=1", "https://example.org/?author=me&monkey=1"),
      (
        "https://example.org/?X-Amz-Signature=1&accessToken=2",
        "https://example.org/?X-Amz-Signature=…&accessToken=…"
      ),
      ("https://example.org/#access_token=1&x=2", "https://example.org/#access_token=…&x=2"),
      ("https://example.org/a", "https://example.org/a"),
    ])
  func redaction(url: String, expected: String) throws {
    #expect(try #require(WebURL(parsing: url)).redacted == expected)
  }
}
