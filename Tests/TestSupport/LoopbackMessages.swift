import Foundation

/// A request as the loopback server received it.
public struct LoopbackRequest: Sendable {
  /// `GET` mostly.
  public let method: String
  /// What follows the method: path and query, as sent.
  public let target: String
  /// The fields in the order in which they came, names in lower case, bytes as Latin-1.
  public let fields: [(name: String, value: String)]
  /// The number of the connection, counted from 1.
  public let connection: Int
  /// The address that was connected to.
  public let address: String
  /// Whether the client has shown a certificate of its own.
  public let hasCertificate: Bool

  /// The target without its query.
  public var path: String { String(target.prefix { $0 != "?" }) }

  /// The first field of a name in any case; nil when it was not sent.
  public subscript(name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name == name }?.value
  }

  /// Reads the lines of a head, without the empty one.
  init?(head: [UInt8], connection: Int, address: String, hasCertificate: Bool) {
    let lines = String(bytes: head, encoding: .isoLatin1)?.components(separatedBy: "\r\n") ?? []
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    method = String(words[0])
    target = String(words[1])
    fields = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    self.connection = connection
    self.address = address
    self.hasCertificate = hasCertificate
  }
}

/// What the loopback server does with a request, step by step.
public struct LoopbackResponse: Sendable {
  /// One thing that is done to the connection.
  public enum Step: Sendable {
    /// Sends bytes.
    case send([UInt8])
    /// Sends the same bytes again and again until nobody takes them.
    case sendForever([UInt8])
    /// Sends one byte after the other, each after a moment, until nobody takes them.
    case drip([UInt8])
    /// Waits until the test opens the gate.
    case wait(LoopbackGate)
    /// Says nothing more until the other side or the server goes away.
    case fallSilent
    /// Closes the connection as one does at the end.
    case close
    /// Breaks the connection off (RST).
    case reset
  }

  /// What is done; the connection then takes the next request unless it was closed.
  public var steps: [Step]

  /// An answer of these steps.
  public init(steps: [Step]) { self.steps = steps }

  /// A whole answer with its `Content-Length`.
  public init(
    status: Int = 200, fields: KeyValuePairs<String, String> = [:], body: [UInt8] = [],
    announcedLength: Int? = nil
  ) {
    let hasBody = status != 204 && status != 304
    var head = "HTTP/1.1 \(status) Said\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if hasBody { head += "Content-Length: \(announcedLength ?? body.count)\r\n" }
    steps = [.send(Array((head + "\r\n").utf8) + (hasBody ? body : []))]
  }

  /// A feed, or whatever the text is, with status 200.
  public static func feed(
    _ text: String, fields: KeyValuePairs<String, String> = ["Content-Type": "application/rss+xml"]
  ) -> LoopbackResponse {
    LoopbackResponse(fields: fields, body: Array(text.utf8))
  }

  /// A redirect to a place.
  public static func redirect(_ status: Int = 302, to location: String) -> LoopbackResponse {
    LoopbackResponse(status: status, fields: ["Location": location])
  }

  /// These bytes and nothing else, then the end of the connection.
  public static func raw(_ text: String) -> LoopbackResponse { raw(Array(text.utf8)) }

  /// These bytes and nothing else, then the end of the connection.
  public static func raw(_ bytes: [UInt8]) -> LoopbackResponse {
    LoopbackResponse(steps: [.send(bytes), .close])
  }
}

/// A gate that a test opens once; who waits at it goes on then.
public final class LoopbackGate: Sendable {
  private let condition = NSCondition()
  private nonisolated(unsafe) var isOpen = false  // read and written under the condition alone

  /// A gate that is shut.
  public init() {}

  /// Lets everybody through, now and later.
  public func open() {
    condition.lock()
    isOpen = true
    condition.broadcast()
    condition.unlock()
  }

  /// Waits for the gate to open for a moment; true when it is open.
  func waitForAMoment() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    if !isOpen { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.02)) }
    return isOpen
  }
}
