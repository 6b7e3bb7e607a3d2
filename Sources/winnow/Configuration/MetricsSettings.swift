/// `[metrics]`: where the daemon shows its figures.
struct MetricsSettings: SettingsSection {
  static let name = "metrics"

  /// A file that is written anew each minute.
  var file = Setting("file", environment: "WINNOW_METRICS_FILE", .path, default: nil)
  /// A loopback address with a port, or the path of a socket, that answers HTTP.
  var listen = Setting(
    "listen", environment: "WINNOW_METRICS_LISTEN", .loopbackAddress, default: nil)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&file, in: Self.name)
    try visitor.visit(&listen, in: Self.name)
  }
}

extension SettingKind where Value == LoopbackAddress? {
  /// A loopback address with a port, or the path of a socket.
  static var loopbackAddress: SettingKind {
    SettingKind(
      expected: "127.0.0.1:PORT, [::1]:PORT or the path of a socket such as /run/winnow/metrics",
      read: { raw in
        switch raw {
        case .word(let text), .string(let text): LoopbackAddress(text).map(Optional.some)
        case .integer, .boolean, .strings, .other: nil
        }
      },
      describe: { $0.map { .string($0.description) } })
  }
}
