import CCurl
import Glibc

/// One request and its answer, as libcurl's callbacks see it; on the fetcher's queue alone.
final class Transfer {
  /// Why we ended a transfer ourselves; libcurl's own code does not tell.
  enum Stop: Equatable {
    case endlessHead
    case tooManyInterimAnswers
    case unknownCoding(String)
    case body(ResponseBody.Fault)
  }

  /// Grows with the time at which transfers began.
  let number: UInt64
  /// The ticket of the fetch of which this is a hop.
  let ticket: UInt64
  let easy: EasyHandle
  private let rules: Rules
  private let bodies: BodyLedger
  private let sockets: SocketLedger

  private(set) var head = ResponseHead()
  private(set) var body = ResponseBody()
  private(set) var stop: Stop?
  /// The address that the guard refused, where it did.
  private(set) var refusedAddress: IPAddress?
  /// True until a name has become an address.
  private(set) var isResolving = true
  /// True while the body is held back.
  var isPaused = false

  /// What one transfer is allowed.
  struct Rules {
    var addressGuard: AddressGuard
    var isOperatorsOwn: Bool
    /// The proxy's address is the operator's word; the host behind it is the proxy's to resolve.
    var usesProxy: Bool
    var maximumByteCount: Int
  }

  init(
    number: UInt64, ticket: UInt64, easy: EasyHandle, rules: Rules, bodies: BodyLedger,
    sockets: SocketLedger
  ) {
    self.number = number
    self.ticket = ticket
    self.easy = easy
    self.rules = rules
    self.bodies = bodies
    self.sockets = sockets
  }

  /// The transfer that a callback's context points to.
  static func at(_ context: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }

  /// Whether the body of this answer is a document.
  var isDocument: Bool { [200, 203, 226].contains(head.status) }

  /// Takes a line of the head; false ends the transfer.
  func receiveHead(_ line: UnsafeRawBufferPointer) -> Bool {
    let wasComplete = head.isComplete
    head.take(line)
    if head.byteCount > Limits.headerByteCount { return end(.endlessHead) }
    if head.interimCount > Limits.interimAnswers { return end(.tooManyInterimAnswers) }
    return wasComplete || !head.isComplete || prepareBody()
  }

  /// Takes bytes of the body; the number taken, or what libcurl understands as an order.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard !isDocument || bodies.budget.mayReceive(number) else {
      isPaused = true
      return Int(CURL_WRITEFUNC_PAUSE)
    }
    if let fault = body.take(bytes) {
      _ = end(.body(fault))
      return 0
    }
    if isDocument { bodies.budget.update(number, byteCount: body.bytes.count) }
    return bytes.count
  }

  /// Opens a socket for an address that may be connected to.
  func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    isResolving = false
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else {
      return CURL_SOCKET_BAD
    }
    let name = UnsafeRawPointer(address).advanced(by: offset).assumingMemoryBound(to: sockaddr.self)
    guard let target = IPAddress(name), allows(target) else { return CURL_SOCKET_BAD }
    let wanted = address.pointee
    let descriptor = socket(
      wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
    if descriptor != CURL_SOCKET_BAD { sockets.opened() }
    return descriptor
  }

  /// Whether a request may be sent to the address that a connection, new or kept, leads to.
  func maySend(to address: String) -> Bool {
    isResolving = false
    return IPAddress(address).map(allows) ?? false
  }

  /// Takes the body out.
  func takeBody() -> [UInt8] {
    let whole = body
    body = ResponseBody()
    return whole.bytes
  }

  private func allows(_ address: IPAddress) -> Bool {
    let isAllowed =
      rules.usesProxy
      || rules.addressGuard.allows(address, isOperatorsOwn: rules.isOperatorsOwn)
    if !isAllowed { refusedAddress = address }
    return isAllowed
  }

  private func prepareBody() -> Bool {
    guard isDocument else { return true }
    let field = head[.contentEncoding]
    guard let codings = ContentCodings.parse(field) else {
      return end(.unknownCoding(field ?? ""))
    }
    body = ResponseBody(
      codings: codings, limit: rules.maximumByteCount, announced: easy.announcedLength)
    return true
  }

  private func end(_ stop: Stop) -> Bool {
    self.stop = stop
    return false
  }
}

/// The budget of bodies, shared by all transfers of a fetcher.
final class BodyLedger {
  var budget = BodyBudget()
}
