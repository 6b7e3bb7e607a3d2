/// The colours of people's output, or none (ECMA-48 §8.3.117, select graphic rendition).
struct Palette: Hashable, Sendable {
  /// What a piece of text is, not how it looks.
  enum Role: Sendable {
    /// A heading, or the thing that matters in a line.
    case strong
    /// What is there only for completeness.
    case faint
    /// It went well.
    case good
    /// A person may want to look.
    case warning
    /// It failed.
    case bad
  }

  /// Whether colours are used at all.
  let isOn: Bool

  /// The text in the colour of its role.
  func paint(_ text: String, _ role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    let code =
      switch role {
      case .strong: "1"
      case .faint: "2"
      case .good: "32"
      case .warning: "33"
      case .bad: "31"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
