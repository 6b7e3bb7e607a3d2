import Vocabulary

/// A mail as it is sent (RFC 5322, MIME by RFC 2045 and 2046), lines ended by CR LF.
struct MailMessage {
  /// A part of a message.
  indirect enum Part {
    /// A text of a kind, `plain` or `html`, UTF-8.
    case text(String, [UInt8])
    /// A file beside the texts.
    case attachment(name: String, mediaType: String, [UInt8])
    /// Parts that are together, `mixed` or `alternative`.
    case parts(String, [Part])
  }

  private let fields: [HeaderField]
  private let body: Part
  private let seed: String

  /// A message; `seed` makes the boundaries, so that the same message has the same bytes.
  init(_ fields: [HeaderField], body: Part, seed: String) {
    self.fields = fields
    self.body = body
    self.seed = seed
  }

  /// The message.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for field in fields { bytes += field.lines.utf8 }
    bytes += HeaderField("MIME-Version", words: ["1.0"]).lines.utf8
    write(body, depth: 0, to: &bytes)
    return bytes
  }

  private func write(_ part: Part, depth: Int, to bytes: inout [UInt8]) {
    switch part {
    case .text(let kind, let text):
      let (name, encoded) = TransferEncoding.encoded(text)
      writeHead(["text/\(kind);", "charset=utf-8"], encoding: name, to: &bytes)
      bytes += encoded
    case .attachment(let name, let mediaType, let file):
      let field = HeaderField(
        "Content-Disposition", words: ["attachment;", "filename=\"\(name)\""])
      bytes += field.lines.utf8
      writeHead(["\(mediaType);", "name=\"\(name)\""], encoding: "base64", to: &bytes)
      bytes += TransferEncoding.base64(file)
    case .parts(let kind, let parts):
      // "=_" is in no line of either encoding (RFC 2045 §6.7).
      let boundary = "=_" + StableName.uuid(for: "\(seed) \(depth)")
      let field = HeaderField(
        "Content-Type", words: ["multipart/\(kind);", "boundary=\"\(boundary)\""])
      bytes += (field.lines + "\r\n").utf8
      for part in parts {
        bytes += "--\(boundary)\r\n".utf8
        write(part, depth: depth + 1, to: &bytes)
        bytes += "\r\n".utf8
      }
      bytes += "--\(boundary)--\r\n".utf8
    }
  }

  private func writeHead(_ type: [String], encoding: String, to bytes: inout [UInt8]) {
    bytes += HeaderField("Content-Type", words: type).lines.utf8
    bytes += HeaderField("Content-Transfer-Encoding", words: [encoding]).lines.utf8
    bytes += "\r\n".utf8
  }
}

/// Dates as mails have them (RFC 5322 §3.3).
enum MailDate {
  /// `Tue, 24 Nov 2026 07:00:00 +0000`.
  static func string(of time: Timestamp) -> String {
    let parts = time.civil
    return "\(DateWords.weekday(of: time).prefix(3)), \(parts.day) "
      + "\(DateWords.month(parts.month).prefix(3)) \(parts.year) \(clock(time)) +0000"
  }

  /// `Tue Nov 24 07:00:00 2026`, for the line between two messages of a mailbox (RFC 4155 §A).
  static func separator(of time: Timestamp) -> String {
    let parts = time.civil
    let day = parts.day < 10 ? " \(parts.day)" : "\(parts.day)"
    return "\(DateWords.weekday(of: time).prefix(3)) \(DateWords.month(parts.month).prefix(3)) "
      + "\(day) \(clock(time)) \(parts.year)"
  }

  private static func clock(_ time: Timestamp) -> String {
    let parts = time.civil
    return [parts.hour, parts.minute, parts.second].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }
}
