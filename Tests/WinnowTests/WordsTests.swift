import Testing
import Vocabulary

@testable import winnow

@Suite("Words of the command line and of people")
struct WordsTests {
  @Test(
    "leading global options move behind the command",
    arguments: [
      (["--database", "d", "feed", "list"], ["feed", "list", "--database", "d"]),
      (["--json", "--color=never", "status"], ["status", "--json", "--color=never"]),
      (["feed", "list", "--json"], ["feed", "list", "--json"]),
      (["--version"], ["--version"]),
      (
        ["poll", "--allow-private-network", "12"],
        ["poll", "--allow-private-network=true", "12"]
      ),
      (
        ["poll", "--", "--allow-private-network"],
        ["poll", "--", "--allow-private-network"]
      ),
    ])
  func order(typed: [String], read: [String]) throws {
    #expect(try CommandLineWords.normalize(["winnow"] + typed) == read)
  }

  @Test(
    "an unknown command names the nearest one",
    arguments: [(["pol"], "winnow poll"), (["feed", "lits"], "winnow feed list")])
  func unknownCommand(typed: [String], meant: String) throws {
    let failure = try #require(throws: CommandFailure.self) {
      try CommandLineWords.normalize(["winnow"] + typed)
    }
    #expect(failure.status == .usage)
    #expect(failure.advice?.contains(meant) == true)
  }

  @Test(
    "an interval is numbers with units, from a minute to a day",
    arguments: [
      ("30m", 1_800), ("2h", 7_200), ("1d", 86_400), ("1h30m", 5_400), ("90s", 90), ("24h", 86_400),
    ])
  func interval(text: String, seconds: Int) throws {
    let interval = try #require(Interval(argument: text))
    #expect(interval.seconds == seconds)
    #expect(Interval(argument: interval.text) == interval)
  }

  @Test(
    "what is no interval is refused",
    arguments: [
      "", "30", "m", "25h", "2d", "30s", "-5m", "1.5h", "30 m", "٣m", "99999999999999999999h",
    ])
  func noInterval(text: String) {
    #expect(Interval(argument: text) == nil)
  }

  @Test(
    "the nearest name is a few letters away, or there is none",
    arguments: [
      ("max_byte", "max_bytes"), ("tiemout", "timeout"), ("TIMEOUT", "timeout"), ("xyz", nil),
    ])
  func nearest(word: String, name: String?) {
    #expect(NearestName.of(word, among: ["timeout", "max_bytes", "total"]) == name)
  }

  @Test(
    "times are told in their largest unit",
    arguments: [
      (-5, "now"), (-200, "3 min ago"), (7_200, "in 2 h"), (-400_000, "4 d ago"),
      (-100_000_000, "3 y ago"), (86_400, "in 24 h"),
    ])
  func relative(seconds: Int64, text: String) {
    let now = Timestamp(year: 2026, month: 11, day: 24)
    #expect(RelativeTime.describe(now + .seconds(seconds), now: now) == text)
  }

  @Test(
    "the first place that is named is the database's",
    arguments: [
      ("/o", ["WINNOW_DATABASE": "/w", "HOME": "/h"], "/o"),
      (nil, ["WINNOW_DATABASE": "/w", "STATE_DIRECTORY": "/s", "HOME": "/h"], "/w"),
      (
        nil, ["STATE_DIRECTORY": "/s:/t", "XDG_DATA_HOME": "/x", "HOME": "/h"],
        "/s/winnow.sqlite"
      ),
      (nil, ["XDG_DATA_HOME": "/x", "HOME": "/h"], "/x/winnow/winnow.sqlite"),
      (
        nil, ["WINNOW_DATABASE": "", "HOME": "/h"],
        "/h/.local/share/winnow/winnow.sqlite"
      ),
    ] as [(String?, [String: String], String)])
  func database(option: String?, variables: [String: String], path: String) throws {
    let found = try DatabasePath.resolve(option: option, environment: Environment(variables))
    #expect(found == path)
  }
}
