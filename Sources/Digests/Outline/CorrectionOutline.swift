import Storage
import Vocabulary
import WebText

/// What a digest tells of an article that it told before and that has changed since.
struct CorrectionOutline: Sendable {
  /// One passage that changed: what it was, and what it is.
  struct Change: Sendable {
    /// The words before it.
    let before: String?
    /// The words that went; nil where something was only added.
    let removed: String?
    /// The words that came; nil where something was only taken out.
    let added: String?
    /// The words after it.
    let after: String?
  }

  /// The headline as it is now.
  let title: String
  /// The page.
  let link: WebLink?
  /// The feed.
  let source: String
  /// The headline as it was, where it is another one now.
  let formerTitle: String?
  /// The first passages that changed.
  let changes: [Change]

  /// The corrections that a reader can see.
  static func all(_ articles: [CorrectedArticle]) -> [CorrectionOutline] {
    Array(articles.lazy.compactMap(CorrectionOutline.init).prefix(DigestLimits.corrections))
  }

  private init?(_ corrected: CorrectedArticle) {
    let summary = corrected.article.summary
    title = StoryLead(of: corrected.article).title ?? StoryOutline.untitled
    link = summary.url.flatMap(WebLink.init)
    source = DisplayText.singleLine(summary.feedTitle)
    let former = DisplayText.singleLine(corrected.formerTitle?.string ?? "")
    let present = DisplayText.singleLine(summary.title?.string ?? "")
    formerTitle = former.isEmpty || former == present ? nil : former
    changes = CorrectionOutline.changes(of: corrected)
    if formerTitle == nil, changes.isEmpty { return nil }
  }
}
