import Storage
import Vocabulary
import WebText

extension FeedMove {
  /// The new address as people are shown it.
  var shownAddress: String { WebURL(parsing: to)?.redacted ?? to }

  /// What happened, for the person whose feed it is.
  func sentence(about feed: FeedID) -> String {
    guard let merge else { return "feed \(feed) has moved for good to \(shownAddress)" }
    return "feeds \(merge.kept) and \(merge.removed) have come to one address, \(shownAddress); "
      + "they are feed \(merge.kept) now, with the articles, tags and marks of both"
  }
}
