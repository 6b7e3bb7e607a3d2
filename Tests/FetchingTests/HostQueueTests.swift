import Testing

@testable import Fetching

@Suite("Host queue") struct HostQueueTests {
  private func queue(
    perHost: Int = 2, total: Int = 32, _ waiting: [(String, String)]
  ) -> HostQueue<String> {
    var queue = HostQueue<String>(perHost: perHost, total: total)
    for (ticket, (element, host)) in waiting.enumerated() {
      queue.add(element, ticket: UInt64(ticket), host: host)
    }
    return queue
  }

  private func drain(_ queue: inout HostQueue<String>) -> [String] {
    var taken: [String] = []
    while let element = queue.next() { taken.append(element) }
    return taken
  }

  @Test("hosts take turns, so that one with many waiting delays no other")
  func turns() {
    var queue = queue(
      perHost: 5, [("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b"), ("c1", "c"), ("b2", "b")])
    #expect(drain(&queue) == ["a1", "b1", "c1", "a2", "b2", "a3"])
  }

  @Test("no more than allowed run at one host, and the next follows when one is done")
  func perHost() {
    var queue = queue([("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b")])
    #expect(drain(&queue) == ["a1", "b1", "a2"])
    #expect(queue.waitingCount == 1)
    queue.finished(host: "b")
    #expect(drain(&queue) == [])
    queue.finished(host: "a")
    #expect(drain(&queue) == ["a3"])
    #expect(queue.runningCount == 2)
  }

  @Test("no more than allowed run in all")
  func total() {
    var queue = queue(total: 2, [("a1", "a"), ("b1", "b"), ("c1", "c")])
    #expect(drain(&queue) == ["a1", "b1"])
    queue.finished(host: "a")
    #expect(drain(&queue) == ["c1"])
  }

  @Test("what is urgent goes before all others")
  func urgent() {
    var queue = queue(perHost: 1, [("a1", "a"), ("b1", "b"), ("b2", "b")])
    queue.add("c1", ticket: 9, host: "c", isUrgent: true)
    queue.add("b0", ticket: 10, host: "b", isUrgent: true)
    #expect(drain(&queue) == ["c1", "a1", "b0"])
    queue.finished(host: "b")
    #expect(drain(&queue) == ["b1"])
  }

  @Test("what is taken out runs no more, and leaves no gap")
  func removal() {
    var queue = queue(perHost: 1, [("a1", "a"), ("a2", "a"), ("b1", "b")])
    #expect(queue.remove(0) == "a1")
    #expect(queue.remove(0) == nil)
    #expect(drain(&queue) == ["a2", "b1"])
    #expect(queue.remove(1) == nil)
    #expect(queue.waitingCount == 0)
  }

  @Test("all that wait are given back in the order in which they came")
  func removeAll() {
    var queue = queue(total: 1, [("a1", "a"), ("b1", "b"), ("a2", "a")])
    #expect(queue.next() == "a1")
    #expect(queue.removeAll() == ["b1", "a2"])
    queue.finished(host: "a")
    #expect(queue.next() == nil)
    queue.add("b2", ticket: 7, host: "b")
    #expect(queue.next() == "b2")
  }

  @Test("whatever happens, no limit is passed and nothing is lost", arguments: 0..<20)
  func property(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    var queue = HostQueue<Int>(perHost: 2, total: 5)
    var running: [String] = []
    var taken: Set<Int> = []
    let hosts = ["a", "b", "c", "d"]
    var added: [Int: String] = [:]
    for step in 0..<500 {
      switch generator.next() % 3 {
      case 0:
        let host = hosts[Int(generator.next() % 4)]
        added[step] = host
        queue.add(step, ticket: UInt64(step), host: host, isUrgent: generator.next() % 4 == 0)
      case 1:
        if let element = queue.next(), let host = added[element] {
          #expect(taken.insert(element).inserted, "twice, seed \(seed)")
          running.append(host)
        }
      default:
        if !running.isEmpty {
          queue.finished(host: running.remove(at: Int(generator.next() % UInt64(running.count))))
        }
      }
      #expect(running.count <= 5, "seed \(seed)")
      #expect(hosts.allSatisfy { host in running.count { $0 == host } <= 2 }, "seed \(seed)")
    }
    while taken.count < added.count {
      if let element = queue.next() {
        taken.insert(element); running.append(added[element]!)
      } else if let host = running.popLast() {
        queue.finished(host: host)
      } else {
        break
      }
    }
    #expect(taken.count == added.count, "lost some, seed \(seed)")
  }
}

/// A small generator whose sequence a seed decides.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
