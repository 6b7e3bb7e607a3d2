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
    let summary = StoryLead.paragraphs(of: article.summary.summary, without: headline)
    let text = StoryLead.paragraphs(of: article.text, without: headline)
    let sentences = StoryLead.enough(
      of: StoryLead.told(summary: summary.flatMap(\.sentences), text: text.flatMap(\.sentences)))
    let beginning = (summary + text).first.map { $0.shortened(to: DigestLimits.leadColumns) }
    guard headline.isEmpty else {
      title = headline
      self.text = sentences.isEmpty ? beginning : StoryLead.joined(sentences)
      return
    }
    // A post without a headline is told by its first sentence, and the rest follows.
    let first = sentences.first ?? beginning
    title = first.map { $0.shortened(to: DigestLimits.headlineColumns) }
    let rest = title == first ? sentences.dropFirst() : sentences[...]
    self.text = rest.isEmpty ? nil : StoryLead.joined(rest)
  }

  /// The paragraphs at the beginning of a text, without those that only repeat the headline.
  private static func paragraphs(of text: PlainText?, without headline: String) -> [String] {
    let beginning = (text?.string ?? "").unicodeScalars.prefix(DigestLimits.leadWindow)
    return String(String.UnicodeScalarView(beginning)).split(separator: "\n\n")
      .map { DisplayText.singleLine(String($0)) }
      .filter { !$0.isEmpty && $0 != headline }
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

extension String {
  /// The whole sentences of a line.
  fileprivate var sentences: [String] { SentenceSplitter(unicodeScalars).sentences() }

  /// The text within so many columns, with an ellipsis where it was cut between words.
  fileprivate func shortened(to columns: Int) -> String {
    guard DisplayWidth.of(self) > columns else { return self }
    let lines = LineWrapper(columns: columns - 1).lines(of: self)
    return (lines.first ?? self) + "…"
  }
}
