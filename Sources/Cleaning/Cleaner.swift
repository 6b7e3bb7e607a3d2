import Markup
import Vocabulary
import WebText

/// Turns the texts of an entry into what a reader sees.
public struct Cleaner: Sendable {
  private let removesBoilerplate: Bool
  /// Whether an extracted article lists what else was on its page.
  let explainsSelection: Bool
  /// What persons wrote down about the pages of sites.
  let siteRules: SiteRules

  /// The cleaner of articles.
  ///
  /// - Parameters:
  ///   - removesBoilerplate: False where a feed is to be shown as it is.
  ///   - explainsSelection: True where `removed` is to name all that a page holds beside its article.
  ///   - siteRules: What persons wrote down about the pages of sites.
  public init(
    removesBoilerplate: Bool = true, explainsSelection: Bool = false,
    siteRules: SiteRules = SiteRules()
  ) {
    self.removesBoilerplate = removesBoilerplate
    self.explainsSelection = explainsSelection
    self.siteRules = siteRules
  }

  /// The article: sanitised, as text, without what is not the story.
  ///
  /// The body is parsed once; the same tree is cut into blocks, sanitised and read for text.
  public func clean(
    _ entry: EntryContent, learned: LearnedBlocks = LearnedBlocks()
  ) -> CleanArticle {
    finish(prepare(entry), learned: learned)
  }

  /// The first half of `clean`: all that needs no other article of the site.
  public func prepare(_ entry: EntryContent) -> PreparedArticle {
    var article = CleanArticle()
    if let title = entry.title { clean(title: title, into: &article) }
    if let summary = entry.summary { clean(summary: summary, into: &article) }
    let body = entry.content ?? entry.contentText.map { TextConstruct(.text, $0) }
    var prepared = PreparedArticle(article)
    if let body {
      prepared.body = PreparedBody(
        removesBoilerplate ? body.treeOfParagraphs : body.tree, title: article.title,
        summary: article.summary, base: body.base,
        removesBoilerplate: removesBoilerplate)
    }
    prepared.hasContent = entry.content != nil
    prepared.contentText = entry.contentText
    return prepared
  }

  /// The same for the chosen part of a page, of whose article this is known; what is pinned stays.
  func prepare(
    part: HTMLTree, _ article: CleanArticle, base: WebURL?, isPinned: [Bool]?
  ) -> PreparedArticle {
    var prepared = PreparedArticle(article)
    prepared.body = PreparedBody(
      part, title: article.title, summary: article.summary, base: base, isOfPage: true,
      removesBoilerplate: removesBoilerplate, isPinned: isPinned)
    prepared.hasContent = true
    return prepared
  }

  /// The second half: takes out what recurs on the site, then sanitises and reads the rest.
  public func finish(_ prepared: PreparedArticle, learned: LearnedBlocks) -> CleanArticle {
    var article = prepared.article
    if let body = prepared.body {
      let removal = removesBoilerplate ? body.removal(learned) : Removal()
      write(body, without: removal, into: &article)
    }
    let hasText = article.text != nil && (prepared.hasContent || !article.removed.isEmpty)
    if !hasText, let text = prepared.contentText {
      article.text = TextNormalizer.plainText(Array(text.utf8))
    }
    return article
  }

  private func clean(title: TextConstruct, into article: inout CleanArticle) {
    guard title.kind == .html, !title.isTextAlone else {
      article.title = TextNormalizer.line(title.utf8)
      return
    }
    let tree = HTMLTree(fragment: title.utf8.span)
    article.title = TextNormalizer.line(TreeText.text(of: tree))
    article.titleHTML = markup(of: tree, base: title.base)
  }

  private func clean(summary: TextConstruct, into article: inout CleanArticle) {
    guard !summary.isTextAlone else {
      article.summary = TextNormalizer.plainText(PlainTextMarkup.text(of: summary))
      return
    }
    let tree = summary.tree
    article.summary = TextNormalizer.plainText(TreeText.text(of: tree))
    if summary.kind == .html { article.summaryHTML = markup(of: tree, base: summary.base) }
  }

  private func write(
    _ body: PreparedBody, without removal: Removal, into article: inout CleanArticle
  ) {
    let tree = body.blocks.tree
    var sanitizer = TreeSanitizer(tree, base: body.blocks.base, leavingOut: removal.isLeftOut)
    let fragment = sanitizer.fragment()
    if !fragment.isEmpty { article.content = SafeHTML(sanitized: fragment) }
    let silent = body.isLeftOutOfText
    article.text = TextNormalizer.plainText(
      TreeText.text(
        of: tree, marksQuotes: !body.blocks.isOfPage,
        leavingOut: { node in
          removal.isLeftOut(node) || !silent.isEmpty && silent[node]
        }))
    article.leadImage = sanitizer.leadImage
    article.removed = removal.removed
    if article.summary == nil { article.summary = removal.dek }
  }

  /// The safe form of a short text, nil when it is nothing but text.
  private func markup(of tree: HTMLTree, base: WebURL?) -> SafeHTML? {
    var sanitizer = TreeSanitizer(tree, base: base)
    let fragment = sanitizer.fragment()
    return fragment.contains(UInt8(ascii: "<")) ? SafeHTML(sanitized: fragment) : nil
  }
}

extension TextConstruct {
  /// The construct as a tree.
  fileprivate var tree: HTMLTree {
    guard kind == .text else { return HTMLTree(fragment: utf8.span) }
    return HTMLTree(fragment: PlainTextMarkup.fragment(of: utf8).span)
  }

  /// The construct as a tree, with paragraphs where its author left empty lines in their place.
  fileprivate var treeOfParagraphs: HTMLTree {
    let tree = tree
    guard kind == .html, let marked = PlainTextMarkup.paragraphs(of: utf8, in: tree) else {
      return tree
    }
    return HTMLTree(fragment: marked.span)
  }

  /// True when no parser finds anything but text in it: neither tags nor references nor a NUL.
  fileprivate var isTextAlone: Bool {
    utf8.withUnsafeBufferPointer { bytes in
      bytes.count
        == bytes.firstIndex(from: 0) { word in
          let marks = word.marks(UInt8(ascii: "<")) | word.marks(UInt8(ascii: "&"))
          return (kind == .html ? marks : 0) | word.marks(0)
        }
    }
  }
}
