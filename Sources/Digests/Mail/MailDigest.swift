import Storage
import Vocabulary
import WebText

/// Whom a mail is from and for.
public struct MailEnvelope: Hashable, Sendable {
  /// The sender.
  public var from: MailAddress
  /// Those who get it.
  public var to: [MailAddress]

  /// A sender and those who get it.
  public init(from: MailAddress, to: [MailAddress]) {
    self.from = from
    self.to = to
  }
}

extension Digest {
  /// The issue as a mail: as text and HTML beside each other, or with the document of another format
  /// attached.
  ///
  /// - Throws: what reading the stories throws.
  public func mail(as format: DigestFormat, in envelope: MailEnvelope) throws -> [UInt8] {
    let name = issue?.digest ?? title
    let seed = issue?.head.messageID ?? "\(title) \(now)"
    let fields = MailHead(self, name: name).fields(envelope)
    return MailMessage(fields, body: try body(as: format, name: name), seed: seed).bytes
  }

  private func body(as format: DigestFormat, name: String) throws -> MailMessage.Part {
    let text = MailMessage.Part.text("plain", try rendered(as: .text))
    switch format {
    case .text: return text
    case .html: return .parts("alternative", [text, .text("html", try rendered(as: .html))])
    default:
      var brief = self
      brief.layout.isFull = false
      let leads = MailMessage.Part.text("plain", try brief.rendered(as: .text))
      let number = issue.map { "-\($0.head.number)" } ?? ""
      let file = MailMessage.Part.attachment(
        name: "\(MailHead.label(name))\(number).\(format.ending)", mediaType: format.mediaType,
        try rendered(as: format))
      return .parts("mixed", [leads, file])
    }
  }
}

/// The head of a digest's mail.
struct MailHead {
  private let digest: Digest
  private let name: String

  /// The head of an issue of a digest of that name.
  init(_ digest: Digest, name: String) {
    self.digest = digest
    self.name = name
  }

  /// Its fields but those of MIME.
  func fields(_ envelope: MailEnvelope) -> [HeaderField] {
    let title = DisplayText.singleLine(digest.title)
    var fields = [
      HeaderField("Date", words: [MailDate.string(of: digest.now)]),
      HeaderField("From", words: envelope.from.words),
      HeaderField("To", words: MailHead.list(envelope.to)),
      HeaderField("Subject", text: "\(title), \(DateWords.day(digest.now))"),
    ]
    if let head = digest.issue?.head {
      fields.append(HeaderField("Message-ID", words: ["<\(head.messageID)>"]))
      // All issues are one thread, under the first (RFC 5322 §3.6.4).
      if let first = head.firstMessageID {
        fields.append(HeaderField("In-Reply-To", words: ["<\(first)>"]))
        fields.append(HeaderField("References", words: ["<\(first)>"]))
      }
    }
    return fields + listFields(title, from: envelope.from)
  }

  /// What makes it a list in the reader's mail program (RFC 2919, 2369, 3834).
  private func listFields(_ title: String, from: MailAddress) -> [HeaderField] {
    // A list without a domain of its own is unique by its hash (RFC 2919 §3).
    let unique = StableName.hexadecimal(StableHash(of: "\(from.address) \(name)").high)
    let subject = "unsubscribe%20\(MailHead.label(name))"
    return [
      HeaderField(
        "List-Id",
        words: HeaderField.words(of: title) + ["<\(MailHead.label(name)).\(unique).localhost>"]),
      HeaderField("List-Unsubscribe", words: ["<mailto:\(from.address)?subject=\(subject)>"]),
      HeaderField("Auto-Submitted", words: ["auto-generated"]),
      HeaderField("User-Agent", words: ["Winnow"]),
    ]
  }

  /// The name in letters and digits of ASCII, for places where nothing else may stand.
  static func label(_ name: String) -> String {
    let letters = name.lowercased().utf8.map { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? byte : UInt8(ascii: "-")
    }
    let label = Array(
      letters.split(separator: UInt8(ascii: "-")).joined(separator: [UInt8(ascii: "-")]))
    return label.isEmpty ? "digest" : String(decoding: label.prefix(48), as: UTF8.self)
  }

  private static func list(_ addresses: [MailAddress]) -> [String] {
    addresses.enumerated().flatMap { index, address in
      var words = address.words
      if index < addresses.count - 1 { words[words.count - 1] += "," }
      return words
    }
  }
}
