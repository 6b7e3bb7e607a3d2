import Dispatch
import Glibc
import Vocabulary

/// One connection that asks for the figures; its socket does not block.
struct MetricsConnection: Sendable {
  let descriptor: Int32
  let queue: DispatchQueue
  let time: any TimeSource

  /// Reads the request and writes the answer, each within a time.
  func answer(within patience: Duration, _ figures: () async throws -> String) async {
    guard let head = await read(until: time.uptime + patience) else { return }
    let response: String
    switch MetricsRequest.answer(to: head) {
    case .refused(let status):
      response = MetricsRequest.response(
        status, type: "text/plain; charset=utf-8", status + "\n", withBody: true)
    case .figures(let withBody):
      do {
        response = MetricsRequest.response(
          "200 OK", type: OpenMetricsText.mediaType, try await figures(), withBody: withBody)
      } catch {
        response = MetricsRequest.response(
          "503 Service Unavailable", type: "text/plain; charset=utf-8",
          FailureMessage(error).message + "\n", withBody: true)
      }
    }
    await write(Array(response.utf8), until: time.uptime + patience)
  }

  /// Closes it.
  func end() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  /// The head of the request; nil when it did not come whole, in time and within bounds.
  private func read(until deadline: Duration) async -> [UInt8]? {
    await onQueue {
      var head: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 2_048)
      while head.count < MetricsRequest.longest, wait(for: Int16(POLLIN), until: deadline) {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        head += buffer[..<count]
        if MetricsRequest.isWhole(head) { return head }
      }
      return nil
    }
  }

  private func write(_ bytes: [UInt8], until deadline: Duration) async {
    await onQueue {
      var rest = bytes[...]
      while !rest.isEmpty, wait(for: Int16(POLLOUT), until: deadline) {
        let count = rest.withUnsafeBytes { bytes in
          send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Waiting blocks a thread of the queue, never one of Swift's own.
  private func onQueue<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }

  private func wait(for events: Int16, until deadline: Duration) -> Bool {
    let left = (deadline - time.uptime).components
    let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { return false }
    var state = pollfd(fd: descriptor, events: events, revents: 0)
    return poll(&state, 1, Int32(clamping: milliseconds)) > 0
  }
}
