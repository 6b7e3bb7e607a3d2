import Logging
import Testing
import WebText

@testable import winnow

@Suite("What people see")
struct OutputTests {
  private let plain = Palette(isOn: false)

  @Test("a table is no wider than the terminal as long as its flexible columns can give way")
  func tableWidth() {
    var table = Table([
      Table.Column(title: "id", isRight: true), Table.Column(title: "title", isFlexible: true),
    ])
    table.add(["7", Table.Cell(String(repeating: "long ", count: 30))])
    table.add(["1234", "short"])
    for width in [20, 40, 80] {
      let lines = table.aligned(width: width, palette: plain).split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width })
      #expect(lines[1].hasSuffix("…"))
    }
  }

  @Test("columns stand under each other, wide characters counted twice")
  func tableAlignment() {
    var table = Table([
      Table.Column(title: "title"), Table.Column(title: "n", isRight: true),
    ])
    table.add(["日本語", "1"])
    table.add(["abc", "20"])
    #expect(
      table.aligned(width: 80, palette: plain) == """
        TITLE    N
        日本語   1
        abc     20

        """)
  }

  @Test(
    "text of others cannot move the cursor or turn the line around",
    arguments: [
      ("a\u{1B}[2Jb", "a[2Jb"), ("a\nb\tc", "a b c"), ("a\u{202E}b", "ab"), ("a\u{9B}b", "ab"),
      ("日本語", "日本語"),
    ])
  func printable(text: String, shown: String) {
    #expect(Printable.line(text) == shown)
  }

  @Test("a log line is one line, whatever a feed has sent")
  func logLine() {
    let handler = JournalLogHandler(
      level: .info, environment: Environment(["JOURNAL_STREAM": "8:1"]))
    let line = handler.line(
      .warning, "feed failed",
      ["url": "http://h/", "message": "bad\n<3>worse \"x\"", "code": ""])
    #expect(
      line == "<4>feed failed code=\"\" message=\"bad\\n<3>worse \\\"x\\\"\" url=http://h/\n")
  }

  @Test("without a journal the level has its name")
  func plainLogLine() {
    let handler = JournalLogHandler(level: .info, environment: Environment([:]))
    #expect(handler.line(.error, "cannot go on", [:]) == "error: cannot go on\n")
  }

  @Test(
    "sizes have the unit that suits them",
    arguments: [(0, "0 B"), (1_023, "1023 B"), (1_536, "1.5 KiB"), (5_242_880, "5.0 MiB")])
  func size(byteCount: Int64, text: String) {
    #expect(StatusCommand.size(byteCount) == text)
  }
}
