import Testing
import Vocabulary

@testable import Cleaning

@Suite struct FilterTests {
  static let now = Timestamp(year: 2026, month: 11, day: 24, hour: 12)

  /// An article as a poll might bring it.
  static var article: FilterSubject {
    var subject = FilterSubject(now: now)
    subject.title = PlainText(verbatim: "Night train returns to Zürich")
    subject.text = PlainText(verbatim: "The first\n\ntrain left at 21.40.\nIt was full.")
    subject.authors = ["Jane Roe", "John Doe"]
    subject.tags = ["Rail", "Travel"]
    subject.address = "https://site.example/news/night-train?id=7"
    subject.feed = ["Morning News", "https://site.example/feed"]
    subject.folder = "News/Local"
    subject.language = "en-GB"
    subject.date = Timestamp(year: 2026, month: 11, day: 20, hour: 8)
    subject.storySize = 3
    return subject
  }

  @Test(
    "an expression holds for what it describes",
    arguments: [
      #"title contains "night TRAIN""#, #"title contains zürich"#, #"title contains ZÜRICH"#,
      #"text contains "the first train""#, #"title = "night train returns to zürich""#,
      #"author = "john doe""#, #"author contains roe and tag = rail"#,
      #"not author = "Max""#, #"author != "Max" and not (tag = sports or tag = chess)"#,
      #"title matches "^night\b.*(zürich|basel)$""#, #"title matches /t\w+n\s/"#,
      #"text matches "\d\d\.\d{2}""#, #"text matches "(?m)^it was""#,
      #"text matches "(?s)first.*full""#, #"address contains "/news/""#,
      #"feed = "Morning News""#, #"feed contains site.example/feed"#,
      #"folder within News"#, #"folder within "News/Local""#, #"folder = "news/local""#,
      #"language = en"#, #"language = "en-gb""#, #"word-count > 8 and word-count < 11"#,
      #"feed equals "Morning News" and story-size EQUALS 3"#,
      #"story-size >= 3"#, #"date < 3d"#, #"date > 7d"#, #"date = 2026-11-20"#,
      #"date >= 2026-11-20 and date <= 2026-11-20"#, #"date > 2026-11-19"#,
      #"date = "2026-11-20T08:00:00Z""#, #"TITLE Contains train AND NOT tag = x"#,
      #"title contains 'Night train'"#, #"author = "" or tag = travel"#,
      #"title matches "(?-i)Night""#,
    ])
  func holds(expression: String) throws {
    #expect(try Filter(parsing: expression).holds(for: Self.article))
  }

  @Test(
    "an expression does not hold for anything else",
    arguments: [
      #"title contains "day train""#, #"title contains "nighttrain""#, #"title = night"#,
      #"author = "jane""#, #"not author = "jane roe""#, #"author != "jane roe""#,
      #"title matches "^train""#, #"title matches "(?-i)night""#, #"text matches "first.*full""#,
      #"folder = News"#, #"folder within New"#, #"language = e"#, #"language = en-US"#,
      #"word-count < 5"#, #"story-size > 3"#, #"date > 3d"#, #"date < 2026-11-20"#,
      #"date > 2026-11-20"#, #"author = """#, #"title contains train and tag = chess"#,
    ])
  func doesNotHold(expression: String) throws {
    #expect(try !Filter(parsing: expression).holds(for: Self.article))
  }

  @Test("a comparison with what is not known does not hold, and its opposite does")
  func unknown() throws {
    let nothing = FilterSubject(now: Self.now)
    for expression in ["date < 3d", "date > 3d", "story-size > 0", "story-size < 9"] {
      #expect(try !Filter(parsing: expression).holds(for: nothing), "\(expression)")
      #expect(try Filter(parsing: "not \(expression)").holds(for: nothing), "\(expression)")
    }
    for expression in ["author = ''", "title = ''", "word-count = 0", "date != 2026-11-20"] {
      #expect(try Filter(parsing: expression).holds(for: nothing), "\(expression)")
    }
  }

  @Test(
    "a fault is told with its column, what was expected and the nearest word",
    arguments: [
      ("titel contains x", 1, "there is no field", "title"),
      ("title contians x", 7, "is no operator here: title goes with contains", "contains"),
      ("title contains", 15, "expected a text", nil),
      ("title contains \"x", 16, "has no end", nil),
      ("(title contains x", 18, "expected and, or, or ), not the end", nil),
      ("title contains x author = y", 18, "expected and, or, or the end, not “author”", nil),
      ("title contains x)", 17, "expected and, or, or the end, not “)”", nil),
      ("word-count > many", 14, "expected a whole number", nil),
      ("date > yesterday", 8, "expected a date", nil),
      ("date > 2026-02-30", 8, "expected a date", nil),
      ("title < 5", 7, "is no operator here", nil),
      ("title within x", 7, "is no operator here", nil),
      ("title contains ''", 16, "an empty text is in everything", nil),
      ("", 1, "expected not, ( or a field", nil),
      ("title matches \"a(b\"", 17, "a ( without its )", nil),
      ("title matches \"a)b\"", 17, "a ) without its (", nil),
      ("title matches \"a[b\"", 17, "a [ without its ]", nil),
      ("title matches \"*a\"", 16, "repeats nothing", nil),
      ("title matches \"(a)\\1\"", 19, "refers back", nil),
      ("title matches \"(?=a)\"", 16, "nothing looks around", nil),
      ("title matches \"a{9999}\"", 17, "repeats go from fewer to more", nil),
      ("title matches \"(.{0,90}){9}\"", 16, "more than 600 states", nil),
    ] as [(String, Int, String, String?)])
  func faults(expression: String, column: Int, words: String, nearest: String?) {
    do {
      _ = try Filter(parsing: expression)
      Issue.record("\(expression) was read")
    } catch {
      #expect(error.column == column, "\(error) of \(expression)")
      #expect(error.message.contains(words), "\(error) of \(expression)")
      #expect(error.nearest == nearest, "\(expression)")
    }
  }

  @Test("what is deeper or longer than allowed is refused, not followed")
  func bounds() {
    for text in [
      String(repeating: "(", count: 4_000), String(repeating: "not ", count: 1_000),
      String(repeating: "a", count: 100_000),
      "title matches \"" + String(repeating: "(", count: 3_000) + "\"",
      "title matches \"" + String(repeating: "(){300}", count: 500) + "\"",
    ] {
      _ = try? Filter(parsing: text)
    }
    #expect(throws: FilterError.self) {
      try Filter(parsing: String(repeating: "not ", count: 40) + "title = x")
    }
  }

  @Test("a pattern that makes others go back for ever is linear")
  func backtracking() throws {
    var subject = FilterSubject(now: Self.now)
    subject.text = PlainText(verbatim: String(repeating: "a", count: 20_000) + "b")
    #expect(try !Filter(parsing: #"text matches "^(a+)+$""#).holds(for: subject))
    #expect(try !Filter(parsing: #"text matches "(a|a)*c""#).holds(for: subject))
    #expect(try Filter(parsing: #"text matches "(a|aa)+b$""#).holds(for: subject))
    #expect(try Filter(parsing: #"text matches "((a*)*)*b""#).holds(for: subject))
  }
}
