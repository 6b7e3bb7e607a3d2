import Storage
import Vocabulary
import WebText

/// What a digest tells of a story: its headline and its first two or three whole sentences.
struct StoryLead: Sendable {
  /// The headline, else the first sentence; nil when there is neither.
  let title: String?
  /// The sentences; nil when there is nothing to tell beyond the headline.
  let text: String?

  /// Chooses from the summary and the text of an article.
  init(of article: ArticleRecord) {
    let headline = DisplayText.singleLine(article.summary.title?.string ?? "")
    let summary = Opening(of: article.summary.summary, without: headline)
    let text = Opening(of: article.text, without: headline)
    let sentences = StoryLead.enough(
      of: StoryLead.told(summary: summary.sentences, text: text.sentences))
    let beginning = summary.first ?? text.first
    guard headline.isEmpty else {
      title = headline
      self.text =
        sentences.isEmpty
        ? beginning?.shortened(to: DigestLimits.leadColumns) : StoryLead.joined(sentences)
      return
    }
    // A post without a headline is told by its first sentence, and the rest follows.
    let first = sentences.first ?? beginning
    title = first.map { $0.shortened(to: DigestLimits.headlineColumns) }
    let rest = title == first ? sentences.dropFirst() : sentences[...]
    self.text = rest.isEmpty ? nil : StoryLead.joined(rest)
  }

  /// A summary of several sentences, else the text, after the summary's one where it adds something.
  private static func told(summary: [String], text: [String]) -> [String] {
    guard summary.count < 2, let opening = text.first else { return summary }
    guard let dek = summary.first else { return text }
    return beginAlike(dek, opening) ? text : summary + text
  }

  private static func beginAlike(_ left: String, _ right: String) -> Bool {
    let common = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.count
    return common >= min(DigestLimits.sameBeginning, left.unicodeScalars.count)
  }

  /// As many sentences as a digest shows; none when even the first is too long.
  private static func enough(of sentences: [String]) -> [String] {
    var enough: [String] = []
    var columns = 0
    for sentence in sentences.prefix(DigestLimits.leadSentences) {
      let width = DisplayWidth.of(sentence)
      let isEnough = enough.count >= 2 && columns >= DigestLimits.leadColumnsEnough
      let isTooLong =
        columns + width > DigestLimits.leadColumns * (enough.isEmpty ? 2 : 1)
      if isEnough || isTooLong { return enough }
      enough.append(sentence)
      columns += width
    }
    return enough
  }

  private static func joined(_ sentences: some Sequence<String>) -> String {
    sentences.reduce(into: "") { lead, sentence in
      if DisplayWidth.wantsBlank(between: lead, and: sentence) { lead += " " }
      lead += sentence
    }
  }
}

/// The beginning of a text, no further than a lead can need.
private struct Opening {
  /// The first paragraph that does not only repeat the headline.
  private(set) var first: String?
  /// The first whole sentences, as many as a lead may have.
  private(set) var sentences: [String] = []

  init(of text: PlainText?, without headline: String) {
    var rest = (text?.string ?? "").utf8.prefix(DigestLimits.leadWindow)
    while !rest.isEmpty, sentences.count < DigestLimits.leadSentences {
      let paragraph = Opening.nextParagraph(of: &rest)
      if paragraph.isEmpty || paragraph == headline { continue }
      first = first ?? paragraph
      let wanted = DigestLimits.leadSentences - sentences.count
      sentences += SentenceSplitter(paragraph.unicodeScalars).sentences(atMost: wanted)
    }
  }

  /// Takes a paragraph, which ends at a blank line, as one line.
  private static func nextParagraph(of text: inout Substring.UTF8View) -> String {
    let newline = UInt8(ascii: "\n")
    var end = text.startIndex
    while let found = text[end...].firstIndex(of: newline) {
      end = text.index(after: found)
      if end < text.endIndex, text[end] == newline { break }
    }
    if end == text.startIndex || text[end...].first != newline { end = text.endIndex }
    defer { text = text[end...] }
    return DisplayText.singleLine(String(decoding: text[..<end], as: UTF8.self))
  }
}

extension String {
  /// The text within so many columns, with an ellipsis where it was cut between words.
  func shortened(to columns: Int) -> String {
    guard DisplayWidth.of(self) > columns else { return self }
    let lines = LineWrapper(columns: columns - 1).lines(of: self)
    return (lines.first ?? self) + "…"
  }
}
