import Testing

@Suite struct SimulateScheduleTests {
  /// The times of the next polls that the program answers.
  private func answers(to lines: [String]) async throws -> [String] {
    let winnow = try WinnowProgram()
    let result = try await winnow("simulate-schedule", input: lines.map { $0 + "\n" }.joined())
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  private func line(_ feed: String, _ now: String, _ rest: String) -> String {
    #"{"feed":"\#(feed)","now":"\#(now)",\#(rest)}"#
  }

  @Test("each line is answered by its feed and when it is due again; lines of feeds come mixed")
  func mixed() async throws {
    let first = #""http_status":200,"new":1,"dates":["2026-11-24T11:00:00Z"],"ttl_minutes":180"#
    let lines = [
      line("a", "2026-11-24T12:00:00Z", first), line("b", "2026-11-24T12:00:00Z", first),
      "", line("a", "2026-11-24T15:30:00Z", #""http_status":304,"new":0"#),
      line("b", "2026-11-24T15:30:00Z", #""http_status":410,"new":0"#),
      line(
        "a", "2026-11-24T19:00:00Z", #""http_status":429,"new":0,"retry_after_seconds":7200"#),
      line("c", "2026-11-24T19:00:00Z", #""new":0,"error":{"code":"dns"}"#),
    ]
    let answers = try await answers(to: lines)
    #expect(answers.count == 6)
    #expect(answers[0].hasPrefix(#"{"feed":"a","next":"2026-11-24T15:"#), "\(answers[0])")
    #expect(answers[1].hasPrefix(#"{"feed":"b","next":"2026-11-24T15:"#), "\(answers[1])")
    #expect(answers[3] == #"{"feed":"b"}"#)
    #expect(answers[4].hasPrefix(#"{"feed":"a","next":"2026-11-24T21:0"#), "\(answers[4])")
    #expect(answers[5].hasPrefix(#"{"feed":"c","next":"2026-11-24T19:1"#), "\(answers[5])")
    #expect(try await self.answers(to: lines) == answers)
  }

  @Test(
    "a line that is no recorded poll ends it and says which and why",
    arguments: [
      ("nonsense", "not valid JSON"), (#"{"feed":"a","http_status":304}"#, "“now” is missing"),
      (#"{"feed":"a","now":"yesterday","new":0}"#, "not a date"),
      (#"{"feed":7,"now":"2026-11-24T12:00:00Z"}"#, "“feed” is of the wrong type"),
    ] as [(String, String)])
  func malformed(line: String, reason: String) async throws {
    let winnow = try WinnowProgram()
    let result = try await winnow("simulate-schedule", input: line + "\n")
    #expect(result.status == 65)
    #expect(result.errors.contains("line 1"), "\(result.errors)")
    #expect(result.errors.contains(reason), "\(result.errors)")
  }
}
