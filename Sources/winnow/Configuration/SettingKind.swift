import Digests
import Fetching
import WebText

/// What a setting may be: how it is read, and how it is written.
struct SettingKind<Value: Sendable>: Sendable {
  /// What may stand there, for the error message.
  let expected: String
  /// The value; nil when this is none.
  let read: @Sendable (RawSetting) -> Value?
  /// The value as the file would have it; nil when it is not set.
  let describe: @Sendable (Value) -> RawSetting?
}

extension SettingKind where Value == Int {
  /// A whole number within bounds.
  static func number(_ range: ClosedRange<Int>, of unit: String) -> SettingKind {
    SettingKind(
      expected: "a whole number of \(unit) from \(range.lowerBound) to \(range.upperBound)",
      read: { raw in wholeNumber(raw).flatMap { range.contains($0) ? $0 : nil } },
      describe: { .integer($0) })
  }
}

extension SettingKind where Value == Duration {
  /// Whole seconds within bounds.
  static func seconds(_ range: ClosedRange<Int>) -> SettingKind {
    let number = SettingKind<Int>.number(range, of: "seconds")
    return SettingKind(
      expected: number.expected,
      read: { raw in number.read(raw).map { .seconds($0) } },
      describe: { .integer(Int(clamping: $0.components.seconds)) })
  }
}

extension SettingKind where Value == String? {
  /// The path of a file.
  static var path: SettingKind {
    SettingKind(
      expected: "the path of a file", read: { writtenText($0).map(Optional.some) },
      describe: { $0.map { .string($0) } })
  }

  /// Any text.
  static func anyText(_ expected: String) -> SettingKind {
    SettingKind(
      expected: expected, read: { writtenText($0).map(Optional.some) },
      describe: { $0.map { .string($0) } })
  }

  /// A mail server, or the path of a program.
  static var mailServer: SettingKind {
    SettingKind(
      expected: "smtp://host:port, smtps://host:port or the path of a program such as sendmail",
      read: { raw in
        guard let text = writtenText(raw) else { return .none }
        if text.hasPrefix("/") { return .some(text) }
        guard let url = WebURL(parsing: text), ["smtp", "smtps"].contains(url.scheme),
          url.host?.isEmpty == false, url.user == nil, url.password == nil
        else { return .none }
        return .some(text)
      },
      describe: { $0.map { .string($0) } })
  }

  /// Somebody's mail address.
  static var mailAddress: SettingKind {
    SettingKind(
      expected: "a mail address such as Winnow <winnow@example.org>",
      read: { raw in writtenText(raw).flatMap { MailAddress($0) == nil ? nil : .some($0) } },
      describe: { $0.map { .string($0) } })
  }

  /// An address, shown without the password in it.
  static func url(schemes: [String]) -> SettingKind {
    SettingKind(
      expected: "a URL that begins with " + schemes.map { $0 + "://" }.joined(separator: " or "),
      read: { raw in
        guard let text = writtenText(raw), let url = WebURL(parsing: text),
          schemes.contains(url.scheme)
        else { return .none }
        return .some(text)
      },
      describe: { $0.flatMap { WebURL(parsing: $0) }.map { .string($0.redacted) } })
  }
}

extension SettingKind where Value: CaseIterable & RawRepresentable<String> {
  /// One of a few words.
  static var word: SettingKind {
    SettingKind(
      expected: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
      read: { raw in writtenText(raw).flatMap { Value(rawValue: $0) } },
      describe: { .string($0.rawValue) })
  }
}

extension SettingKind where Value == FetchConfiguration.PrivateAccess {
  /// `false`, `true`, or addresses and blocks that count as public (CONTRACT, network policy).
  static var privateAccess: SettingKind {
    SettingKind(
      expected: "true, false, or addresses and CIDR blocks such as 192.168.1.0/24",
      read: { raw in
        switch raw {
        case .boolean(let truth): truth ? .operatorsOwn : .refused
        case .word("true"), .word("1"), .string("true"): .operatorsOwn
        case .word("false"), .word("0"), .string("false"): .refused
        case .word(let text), .string(let text): blocks(listed(text))
        case .strings(let texts): blocks(texts)
        case .integer, .other: nil
        }
      },
      describe: { access in
        switch access {
        case .refused: .boolean(false)
        case .operatorsOwn: .boolean(true)
        case .listed(let blocks): .strings(blocks.map(String.init(describing:)))
        }
      })
  }

  private static func listed(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.filter { $0 != " " }) }
  }

  private static func blocks(_ texts: [String]) -> FetchConfiguration.PrivateAccess? {
    let blocks = texts.compactMap(AddressBlock.init)
    return blocks.count == texts.count && !blocks.isEmpty ? .listed(blocks) : nil
  }
}

/// A whole number of the file, or a word that is one.
private func wholeNumber(_ raw: RawSetting) -> Int? {
  switch raw {
  case .integer(let number): number
  case .word(let text): Int(text)
  case .string, .boolean, .strings, .other: nil
  }
}

/// A text that is not empty.
private func writtenText(_ raw: RawSetting) -> String? {
  switch raw {
  case .word(let text), .string(let text): text.isEmpty ? nil : text
  case .integer, .boolean, .strings, .other: nil
  }
}
