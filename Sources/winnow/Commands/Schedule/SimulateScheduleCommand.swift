import ArgumentParser
import Foundation
import Polling
import Vocabulary
import WebText

/// `winnow simulate-schedule`: recorded polls in, the times of the next ones out.
struct SimulateScheduleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate-schedule",
    abstract: "Shows when feeds would be polled, without network, database or clock.",
    discussion: """
      Each line of standard input is one poll that took place, a JSON object of feed,
      now (RFC 3339), http_status and new, and where they apply dates (of all entries,
      newest first), ttl_minutes, max_age_seconds, retry_after_seconds and error. Each
      is answered at once by a line with feed and next: when that feed is due again; a
      feed that is gone (410) has no next.

      Example:
        echo '{"feed":"a","now":"2026-11-24T12:00:00Z","http_status":304,"new":0}' |
          winnow simulate-schedule
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    var simulation = ScheduleSimulation(policy: try global.configuration().schedule.policy)
    var output = StandardOutput()
    var writer = JSONWriter()
    var number = 0
    while let line = readLine() {
      number += 1
      guard line.utf8.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
      let poll = try Self.poll(in: line, number: number)
      let next = simulation.next(after: poll)
      writer.removeAll()
      writer.object { writer in
        writer.member("feed", poll.feed)
        writer.member("next", next?.description)
      }
      writer.endLine()
      try output.write(writer.bytes)
      try output.flush()
    }
  }

  private static func poll(in line: String, number: Int) throws -> RecordedPoll {
    do {
      return try JSONDecoder().decode(RecordedPoll.self, from: Data(line.utf8))
    } catch {
      throw CommandFailure(
        .dataError, "line \(number) is not a recorded poll: \(Self.reason(error))",
        advice: "what a line holds: winnow simulate-schedule --help")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is of the wrong type"
    case DecodingError.dataCorrupted(let context): context.debugDescription
    default: "it is not JSON"
    }
  }
}
