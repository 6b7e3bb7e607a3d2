/// A document of OpenMetrics 1.0, family after family.
///
/// The types are those that the Prometheus text format 0.0.4 has too, so that readers of either
/// take it.
struct OpenMetricsText {
  /// The media type of the document.
  static let mediaType = "application/openmetrics-text; version=1.0.0; charset=utf-8"

  /// What a family's samples are.
  enum Kind: String {
    /// A number that goes up and down.
    case gauge
    /// A number that only grows; its samples end in `_total`.
    case counter
  }

  /// One sample: its labels and its value.
  struct Sample {
    var labels: [(name: String, value: String)] = []
    var value: Double

    /// A sample without labels.
    init(_ value: Double) { self.value = value }

    /// A sample with one label.
    init(_ name: String, _ label: String, _ value: Double) {
      labels = [(name, label)]
      self.value = value
    }
  }

  private var body = ""

  /// A document without families.
  init() {}

  /// Adds a family; its name ends in its unit where it has one.
  mutating func add(
    _ name: String, _ kind: Kind, unit: String? = nil, help: String, _ samples: [Sample]
  ) {
    guard !samples.isEmpty else { return }
    body += "# TYPE \(name) \(kind.rawValue)\n"
    if let unit { body += "# UNIT \(name) \(unit)\n" }
    body += "# HELP \(name) \(Self.escaped(help))\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
      let list = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
      body += "\(name)\(kind == .counter ? "_total" : "")\(list) \(Self.number(sample.value))\n"
    }
  }

  /// The whole document.
  var text: String { body + "# EOF\n" }

  /// Whole numbers without a point, as people and most writers have them.
  private static func number(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  /// Backslash, quotation mark and line feed (OpenMetrics 1.0, ABNF `escaped-string`).
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n", "\r\n": result += "\\n"
      default: result.append(character)
      }
    }
  }
}
