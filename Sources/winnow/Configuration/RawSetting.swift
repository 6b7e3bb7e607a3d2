import WebText

/// A value before it is known what it is for.
enum RawSetting: Hashable, Sendable {
  /// A word of the environment or the command line, to be read as whatever is wanted.
  case word(String)
  /// A string of the file.
  case string(String)
  /// An integer of the file.
  case integer(Int)
  /// A boolean of the file.
  case boolean(Bool)
  /// An array of strings of the file.
  case strings([String])
  /// Anything else that TOML has, by its name.
  case other(String)
}

extension RawSetting: CustomStringConvertible {
  /// As TOML writes it.
  var description: String {
    switch self {
    case .word(let text), .string(let text): Self.quote(text)
    case .integer(let number): String(number)
    case .boolean(let truth): String(truth)
    case .strings(let texts): "[" + texts.map(Self.quote).joined(separator: ", ") + "]"
    case .other(let name): name
    }
  }

  /// As JSON writes it.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .word(let text), .string(let text), .other(let text): writer.value(text)
    case .integer(let number): writer.value(number)
    case .boolean(let truth): writer.value(truth)
    case .strings(let texts):
      writer.array { writer in
        for text in texts { writer.value(text) }
      }
    }
  }

  /// A basic string (TOML 1.0 §String), which escapes as JSON does.
  private static func quote(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
