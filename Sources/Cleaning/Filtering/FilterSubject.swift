public import Vocabulary

/// What of an article a filter may ask for.
public struct FilterSubject: Sendable {
  /// The headline.
  public var title: PlainText?
  /// The body, or the summary where there is none.
  public var text: PlainText?
  /// The names of the authors.
  public var authors: [String] = []
  /// The entry's categories, the feed's tags and those that rules gave.
  public var tags: [String] = []
  /// The article's address.
  public var address: String?
  /// What the feed is called by: its title and its addresses.
  public var feed: [String] = []
  /// The feed's folder.
  public var folder = ""
  /// The language as a BCP 47 tag.
  public var language: String?
  /// How many words the text has; nil where they have not been counted.
  public var wordCount: Int?
  /// When it was published or changed.
  public var date: Timestamp?
  /// How many articles tell its story, itself counted; nil where it has not been placed.
  public var storySize: Int?
  /// The time of the question, from which `7d` is counted back.
  public var now: Timestamp

  /// An article of which nothing is known yet.
  public init(now: Timestamp) { self.now = now }
}

extension FilterSubject {
  /// Hands the texts of a field to a closure until one is what is sought; one empty text where there
  /// is none, so that `author = ""` asks for articles without an author.
  func anyText(of field: FilterField, _ isSought: ([UInt8]) -> Bool) -> Bool {
    switch field {
    case .title: isSought(title?.utf8 ?? [])
    case .text: isSought(text?.utf8 ?? [])
    case .author: any(authors, isSought)
    case .tag: any(tags, isSought)
    case .address: isSought(Array((address ?? "").utf8))
    case .feed: any(feed, isSought)
    case .folder: isSought(Array(folder.utf8))
    case .language: isSought(Array((language ?? "").utf8))
    case .date, .wordCount, .storySize: false
    }
  }

  /// The value of a field that is a number; nil where it is not known.
  func number(of field: FilterField) -> Int? {
    switch field {
    case .wordCount: wordCount ?? text.map { WordCount.of($0) } ?? 0
    case .storySize: storySize
    default: nil
    }
  }

  private func any(_ texts: [String], _ isSought: ([UInt8]) -> Bool) -> Bool {
    texts.isEmpty ? isSought([]) : texts.contains { isSought(Array($0.utf8)) }
  }
}
