import WebText

/// A line of Newsboat's files: an address with its tags, or an identifier of what was read.
struct NewsboatLine {
  private let text: String

  init(_ text: String) {
    self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// What the line says; nil for an empty one and a comment.
  func record(asRead: Bool) -> ImportRecord? {
    guard let line = text.nonBlank else { return nil }
    if asRead { return .read(guid: line) }
    guard !line.hasPrefix("#") else { return nil }
    let words = Self.words(of: line)
    guard let address = words.first else { return nil }
    for (scheme, what) in [("query:", "a query"), ("exec:", "a program"), ("filter:", "a program")]
    where address.hasPrefix(scheme) {
      return .invalid("\(what), no address: \(address.prefix(64))")
    }
    var feed = ImportedFeed()
    feed.url = address
    for word in words.dropFirst() {
      if word.hasPrefix("~") {
        feed.title = feed.title ?? String(word.dropFirst()).nonBlank
      } else if !word.hasPrefix("!"), !word.isEmpty, !feed.tags.contains(word) {
        feed.tags.append(word)
      }
    }
    return .feed(feed)
  }

  /// Words with blanks between them; quotes hold some together, a backslash takes the next as it is.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", isQuoted {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if !isQuoted, character == " " || character == "\t" || character == "\r" {
        if let ended = word { words.append(ended) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
