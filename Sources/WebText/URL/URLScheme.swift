/// What the standard treats apart among schemes (WHATWG URL §4.2, special schemes).
enum URLScheme: Hashable, Sendable {
  case file
  /// A special scheme with the port that goes without saying.
  case special(defaultPort: UInt16)
  case other

  init(named name: some Sequence<UInt8>) {
    self =
      switch String(decoding: Array(name), as: UTF8.self) {
      case "http", "ws": .special(defaultPort: 80)
      case "https", "wss": .special(defaultPort: 443)
      case "ftp": .special(defaultPort: 21)
      case "file": .file
      default: .other
      }
  }

  var isSpecial: Bool { self != .other }

  var defaultPort: UInt16? {
    if case .special(let port) = self { port } else { nil }
  }
}
