import Synchronization
import Testing
import Vocabulary

@testable import Polling

private func channel(count: Int, byteCount: Int = .max) -> BoundedChannel<Int> {
  BoundedChannel(
    on: QueueExecutor(label: "test"), room: .init(count: count, byteCount: byteCount),
    weigh: { $0 })
}

@Suite struct BoundedChannelTests {
  @Test("what is sent is received in order, and nil after the end")
  func order() async {
    let channel = channel(count: 100)
    for number in 1...50 { await channel.send(number) }
    await channel.finish()
    for number in 1...50 { #expect(await channel.receive() == number) }
    #expect(await channel.receive() == nil)
    #expect(await channel.receive() == nil)
  }

  @Test("many senders and receivers lose and repeat nothing", arguments: [1, 2, 7])
  func crowd(room: Int) async {
    let channel = channel(count: room, byteCount: 40)
    let sum = await withTaskGroup(of: Int.self) { receivers in
      for _ in 0..<4 {
        receivers.addTask {
          var sum = 0
          while let number = await channel.receive() { sum += number }
          return sum
        }
      }
      await withDiscardingTaskGroup { senders in
        for number in 1...500 { senders.addTask { await channel.send(number) } }
      }
      await channel.finish()
      return await receivers.reduce(0, +)
    }
    #expect(sum == 500 * 501 / 2)
  }

  @Test("a sender waits while there is no room, by count and by bytes")
  func room() async {
    for channel in [channel(count: 2), channel(count: 9, byteCount: 30)] {
      await channel.send(10)
      await channel.send(20)
      let third = Task { await channel.send(30) }
      // The sender that finds no room ends the collector's waiting: it is there by then.
      await channel.wait(forCount: 3)
      #expect(await channel.take { _ in true } == 10)
      #expect(await channel.take { $0 > 20 } == nil)
      #expect(await channel.take { _ in true } == 20)
      await third.value
      #expect(await channel.receive() == 30)
    }
  }

  @Test("an element larger than all the room passes alone")
  func oversized() async {
    let channel = channel(count: 4, byteCount: 10)
    await channel.send(1_000)
    #expect(await channel.receive() == 1_000)
  }
}
