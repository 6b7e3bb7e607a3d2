import Logging
import WebText

/// Writes log lines to standard error: one line one event, `key=value` behind the message.
///
/// With a priority in front when the journal reads them (sd-daemon(3)), with its name otherwise.
struct JournalLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let isJournal: Bool

  /// A handler for lines of a level and above, which name the part that writes them.
  init(level: Logger.Level, module: LogModule? = nil, environment: Environment) {
    logLevel = level
    if let module { metadata["module"] = "\(module.rawValue)" }
    isJournal = environment["JOURNAL_STREAM"] != nil
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }
    StandardError.write(line(event.level, "\(event.message)", fields))
  }

  /// The whole line; fields in the order of their names, for a dictionary has none.
  func line(_ level: Logger.Level, _ message: String, _ fields: Logger.Metadata) -> String {
    let start = isJournal ? "<\(level.journalPriority)>" : "\(level.rawValue): "
    return fields.sorted { $0.key < $1.key }.reduce(into: start + Printable.line(message)) {
      text, field in
      text += " \(field.key)=\(Self.quoted("\(field.value)"))"
    } + "\n"
  }

  /// The text as it is, or as a JSON string where it would not be one word.
  private static func quoted(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    guard text.isEmpty || !isWord else { return Printable.line(text) }
    var writer = JSONWriter()
    writer.value(text)
    return Printable.line(String(decoding: writer.bytes, as: UTF8.self))
  }
}

extension Logger.Level {
  /// The priority of syslog(3).
  fileprivate var journalPriority: Int {
    switch self {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }
}
