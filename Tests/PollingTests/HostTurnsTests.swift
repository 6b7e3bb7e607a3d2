import Testing
import Vocabulary

@testable import Polling

@Suite struct HostTurnsTests {
  @Test("a host has so many turns and gets them back")
  func turns() {
    var turns = HostTurns(perHost: 2)
    let taken = ["a", "a", "a", "b"].map { turns.take(at: $0) }
    #expect(taken == [true, true, false, true])
    let waiter = turns.giveBack(at: "a")
    #expect(waiter == nil)
    let again = ["a", "a"].map { turns.take(at: $0) }
    #expect(again == [true, false])
  }

  @Test("the longer of two pauses holds")
  func pauses() {
    var turns = HostTurns(perHost: 2)
    let now = Timestamp(secondsSinceEpoch: 1_000)
    turns.pause("a", until: now + .seconds(60))
    turns.pause("a", until: now + .seconds(20))
    #expect(turns.pause(of: "a") == now + .seconds(60))
    #expect(turns.pause(of: "b") == nil)
  }

  @Test("when no host can be reached, this machine has no network")
  func outage() {
    var detector = OutageDetector()
    for host in 0..<4 { detector.note(host: "\(host)", httpStatus: nil, failure: .dns) }
    detector.note(host: "3", httpStatus: nil, failure: .dns)
    detector.note(host: "x", httpStatus: nil, failure: .timeout)
    #expect(!detector.isOffline)
    detector.note(host: "y", httpStatus: nil, failure: .connect)
    #expect(detector.isOffline)
    detector.note(host: "z", httpStatus: 404, failure: .http)
    #expect(!detector.isOffline)
  }
}
