import Storage
import Testing
import Vocabulary

@testable import Digests

@Suite struct MailTests {
  @Test(
    "a field is folded at blanks, and what is no ASCII becomes encoded words",
    arguments: [
      ("Plain words", ["Subject: Plain words"]), ("", ["Subject:"]),
      ("Fähre", ["Subject: =?UTF-8?B?RsOkaHJl?="]), ("=?UTF-8?B?eA==?=", nil),
      ("two  blanks", ["Subject: two blanks"]),
      (
        "A headline of so many words that it does not fit into one line of a mail, as many do not",
        [
          "Subject: A headline of so many words that it does not fit into one line of a",
          " mail, as many do not",
        ]
      ),
      (
        "初雪と、郵便屋さんの長靴、坂の上の家々の屋根",
        [
          "Subject: =?UTF-8?B?5Yid6Zuq44Go44CB6YO15L6/5bGL44GV44KT44Gu6ZW36Z2044CB?=",
          " =?UTF-8?B?5Z2C44Gu5LiK44Gu5a6244CF44Gu5bGL5qC5?=",
        ]
      ),
      ("line\r\nBcc: everybody@x.example", ["Subject: line Bcc: everybody@x.example"]),
    ] as [(String, [String]?)])
  func fields(text: String, lines: [String]?) {
    let field = HeaderField("Subject", text: text).lines
    for line in field.components { #expect(line.utf8.count <= 76 && !line.utf8.contains(0x0A)) }
    if let lines {
      #expect(field.components == lines)
    } else {
      #expect(field.contains("?UTF-8?B?P"))
    }
  }

  @Test(
    "quoted-printable keeps lines short and text as it is",
    arguments: [
      ("a = b", "a =3D b\r\n"), ("end \nnext", "end=20\r\nnext\r\n"),
      (".\nFrom x", "=2E\r\n=46rom x\r\n"), ("é", "=C3=A9\r\n"), ("a\r\nb\n", "a\r\nb\r\n"),
      ("", ""), ("tab\t", "tab=09\r\n"),
      (
        String(repeating: "x", count: 80),
        String(repeating: "x", count: 75) + "=\r\nxxxxx\r\n"
      ),
    ])
  func quotedPrintable(text: String, encoded: String) {
    let bytes = TransferEncoding.quotedPrintable(Array(text.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == encoded)
  }

  @Test("the shorter encoding is taken")
  func encodings() {
    #expect(TransferEncoding.encoded(Array("Mostly plain, é".utf8)).name == "quoted-printable")
    #expect(TransferEncoding.encoded(Array("初雪と、郵便屋さんの長靴".utf8)).name == "base64")
  }

  @Test(
    "an address is one that a server takes for what it says",
    arguments: [
      ("ann@reader.example", ["ann@reader.example"]),
      ("Ann Other <ann@reader.example>", ["Ann", "Other", "<ann@reader.example>"]),
      ("\"Other, Ann\" <ann@reader.example>", ["\"Other, Ann\"", "<ann@reader.example>"]),
      ("ann", nil), ("ann@", nil), ("@reader.example", nil), ("a@b@c", nil), ("a b@c.example", nil),
      ("-f@c.example", nil), ("a@c.example>\r\nRCPT TO:<b@c.example", nil), ("<>", nil),
      ("a..b@c.example", ["a..b@c.example"]),
    ] as [(String, [String]?)])
  func addresses(text: String, words: [String]?) {
    #expect(MailAddress(text)?.words == words)
  }

  @Test(
    "a name becomes a label of letters and digits",
    arguments: [("Morning news!", "morning-news"), ("初雪", "digest"), ("a/../b", "a-b")])
  func labels(name: String, label: String) {
    #expect(MailHead.label(name) == label)
  }

  @Test("a mail is as recorded, and a book goes with it as a file")
  func message() throws {
    var digest = Digest(
      title: "Morning", now: morning, stories: StorySelection(everydayStories))
    let head = IssueHead(
      number: 3, messageID: "issue-9.digest-1@winnow.invalid",
      firstMessageID: "issue-1.digest-1@winnow.invalid", createdAt: morning)
    digest.issue = IssueName(digest: "morning", head: head)
    let from = try #require(MailAddress("Winnow <winnow@news.example>"))
    let to = try #require(MailAddress("ann@reader.example"))
    let envelope = MailEnvelope(from: from, to: [to])
    try expectSnapshot(try digest.mail(as: .html, in: envelope), named: "morning.eml")
    let book = String(decoding: try digest.mail(as: .epub, in: envelope), as: UTF8.self)
    #expect(book.contains("application/epub+zip") && book.contains("morning-3.epub"))
  }
}

extension String {
  fileprivate var components: [String] {
    var lines = split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeLast()
    return lines
  }
}
