public import Vocabulary

/// Which article an entry is.
public enum EntryMatch: Hashable, Sendable {
  /// None that is stored.
  case new
  /// This one, and nothing changed.
  case same(ArticleID)
  /// This one, and the raw entry changed.
  case changed(ArticleID)
  /// The same as an earlier entry of the document, by its index.
  case `repeat`(of: Int)
  /// One that was purged.
  case purged
}

/// Decides for each entry of one document which stored article it is, in the order of the document.
///
/// The evidence is taken from the strongest to the weakest: the same raw entry under a shared key,
/// the guid, the canonical URL, title and date. A guid or URL that a document gives to different
/// entries is evidence only together with another key. An article is never two entries of a
/// document: where in doubt an entry is new, for a repeat is a nuisance and a loss is not to be
/// made good. Linear in the entries and the known articles.
public func matchEntries(_ entries: [EntryEvidence], to known: KnownEntries) -> [EntryMatch] {
  var matcher = EntryMatcher(entries, known: known)
  return matcher.match()
}
