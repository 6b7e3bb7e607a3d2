import Testing
import WebText

@Suite struct DisplayTests {
  @Test(
    "lines are broken by display width",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("", 7, []),
      ("averyverylongword is whole", 6, ["averyverylongword", "is", "whole"]),
      ("今朝、町に初雪が", 6, ["今朝、", "町に初", "雪が"]), ("今朝は、雪", 6, ["今朝", "は、雪"]),
      ("cafe\u{301} au lait", 7, ["cafe\u{301} au", "lait"]),
    ])
  func breaking(text: String, columns: Int, lines: [String]) {
    #expect(LineWrapper(columns: columns).lines(of: text) == lines)
  }

  @Test("lines that fit stay as they are, others are broken")
  func wrapping() {
    #expect(LineWrapper(columns: 9).wrap("  a  list\none two three") == "  a  list\none two\nthree")
  }

  @Test(
    "what is broken stands under its first line",
    arguments: [
      ("- one two three", "- one two\n  three"), ("12. one two three", "12. one two\n    three"),
      ("> one two three", "> one two\n> three"), ("  - 1. one two", "  - 1. one two"),
      (">   - one two three x", ">   - one two three\n>     x"), ("2026. A year", "2026. A year"),
      ("-1 is a number below zero", "-1 is a number\nbelow zero"),
    ])
  func hanging(text: String, wrapped: String) {
    #expect(LineWrapper(columns: text.hasPrefix(">  ") ? 20 : 14).wrap(text) == wrapped)
  }

  @Test(
    "a text that is cut ends with an ellipsis and fits",
    arguments: [
      ("short", 5, "short"), ("longer", 5, "long…"), ("雪の町", 5, "雪の…"), ("雪の町", 4, "雪…"),
      ("any", 0, ""),
    ])
  func truncating(text: String, columns: Int, result: String) {
    #expect(DisplayWidth.truncate(text, to: columns) == result)
  }

  @Test(
    "one line, without what moves a cursor",
    arguments: [
      (" a\n\t b ", "a b"), ("\u{1B}[2Jx\u{7}", "[2Jx"), ("\u{202E}abc", "abc"), ("\u{85}", ""),
      ("👩‍🚀", "👩‍🚀"),
    ])
  func singleLine(text: String, line: String) {
    #expect(DisplayText.singleLine(text) == line)
  }
}
