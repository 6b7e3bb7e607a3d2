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
    let summary = article.summary
    let headline = DisplayText.singleLine(summary.title?.string ?? "")
    let texts = [summary.summary, article.text].compactMap { $0?.string }
    let paragraphs = texts.map { StoryLead.paragraphs(of: $0, without: headline) }
    let lead =
      paragraphs.lazy.compactMap(StoryLead.wholeSentences).first
      ?? StoryLead.beginning(
        of: paragraphs.first { !$0.isEmpty } ?? [])
    guard headline.isEmpty else {
      title = headline
      text = lead
      return
    }
    // A post without a headline is told by its first sentence, and the rest follows.
    let sentences = SentenceSplitter((lead ?? "").unicodeScalars).sentences()
    let first = sentences.first ?? lead
    title = first.map { StoryLead.shortened($0, to: DigestLimits.headlineColumns) }
    let rest = sentences.dropFirst().joined(separator: " ")
    text = title == first ? (rest.isEmpty ? nil : rest) : lead
  }

  /// The paragraphs at the beginning of a text, without those that only repeat the headline.
  private static func paragraphs(of text: String, without headline: String) -> [String] {
    let beginning = String(
      String.UnicodeScalarView(text.unicodeScalars.prefix(DigestLimits.leadWindow)))
    return beginning.split(separator: "\n\n")
      .map { DisplayText.singleLine(String($0)) }
      .filter { !$0.isEmpty && $0 != headline }
  }

  /// Whole sentences from paragraph to paragraph until there are enough of them.
  private static func wholeSentences(of paragraphs: [String]) -> String? {
    var lead = ""
    var count = 0
    for paragraph in paragraphs {
      for sentence in SentenceSplitter(paragraph.unicodeScalars).sentences() {
        let length = DisplayWidth.of(lead) + DisplayWidth.of(sentence)
        if count > 0, length > DigestLimits.leadColumns { return lead }
        guard length <= DigestLimits.leadColumns * 2 else { return nil }
        lead += (count > 0 && DisplayWidth.wantsBlank(between: lead, and: sentence) ? " " : "")
        lead += sentence
        count += 1
        if count == DigestLimits.leadSentences
          || (count >= 2 && length >= DigestLimits.leadColumnsEnough)
        {
          return lead
        }
      }
    }
    return count > 0 ? lead : nil
  }

  /// The beginning of a text that has no whole sentence, cut between words.
  private static func beginning(of paragraphs: [String]) -> String? {
    guard let first = paragraphs.first else { return nil }
    return shortened(first, to: DigestLimits.leadColumns)
  }

  /// A text within so many columns, with an ellipsis where it was cut.
  private static func shortened(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    let lines = LineWrapper(columns: columns - 1).lines(of: text)
    return (lines.first ?? text) + "…"
  }
}
