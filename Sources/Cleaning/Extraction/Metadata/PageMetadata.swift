import Markup
import Vocabulary
import WebText

/// What a page says of its article: in JSON-LD, in its head, by attributes, and in what is seen.
struct PageMetadata {
  /// All of it; the article's body is not yet there.
  private(set) var extracted = ExtractedArticle()

  private static let longestTitle = 1_000

  init(_ page: AnnotatedPage, _ selection: Selection, _ data: LinkedData, address: WebURL?) {
    let tree = page.tree
    let meta = MetaTags(in: tree)
    let place = StoryPlace(selection, in: page)
    let base = Self.base(meta.base, at: address)
    let stated = meta["og:site_name"] ?? data.publisher ?? meta["application-name"]
    let site = SiteIdentity(
      names: [stated, meta["og:site_name"], data.publisher], address: address)
    let titles = SaidTitles(
      data: data.headline.flatMap(MetaTags.line),
      shared: meta["og:title", "twitter:title", "title", "dc.title", "dcterms.title"],
      document: meta.title)
    let headline = Headline(page, place, said: titles, site: site)
    let language = PageLanguage.stated(in: tree, data: data, meta: meta)
    let description = meta["description", "og:description", "twitter:description"]
    extracted.article.title = headline.flatMap { Self.plain($0.text) }
    let dek = Dek.find(in: page, place, headline: headline?.node, description: description)
    extracted.article.summary = (dek ?? description ?? data.description.flatMap(MetaTags.line))
      .flatMap(Self.plain)
    extracted.article.leadImage = Self.image(data, meta, base: base)
    extracted.authors = PageAuthors.find(
      in: page, place, data: data.authors, meta: meta, site: site)
    extracted.published = PageDate.find(
      in: page, place, headline: headline?.node, data: data, meta: meta, address: address,
      language: language)
    extracted.modified = PageDate.modified(in: page, data: data, meta: meta)
    extracted.siteName =
      stated.flatMap(MetaTags.line)
      ?? meta.title.flatMap { DocumentTitle(text: $0).siteName(of: site) }
    extracted.language = language
    extracted.canonicalURL = meta.canonical.flatMap { WebURL(parsing: $0, base: base) }?.webString
    extracted.nextPageURL =
      NextPage.find(in: tree, meta: meta, address: address, base: base)?.webString
  }

  /// What links of a page are relative to (HTML Standard §2.4.3).
  static func base(of tree: HTMLTree, at address: WebURL?) -> WebURL? {
    let element = tree.nodes.indices.first {
      tree.nodes[$0].element == .base && tree.value(of: .href, in: $0) != nil
    }
    return base(element.flatMap { tree.string(of: .href, in: $0) }, at: address)
  }

  private static func base(_ reference: String?, at address: WebURL?) -> WebURL? {
    reference.flatMap { WebURL(parsing: $0, base: address) } ?? address
  }

  private static func plain(_ text: String) -> PlainText? {
    TextNormalizer.line(Array(text.utf8.prefix(longestTitle)))
  }

  /// The picture that the page is shared with.
  private static func image(_ data: LinkedData, _ meta: MetaTags, base: WebURL?) -> String? {
    let values = [
      meta["og:image", "og:image:url", "og:image:secure_url"], data.image,
      meta["twitter:image", "twitter:image:src", "image", "thumbnail"],
    ]
    return values.lazy.compactMap { value in
      value.flatMap { WebURL(parsing: $0, base: base) }?.webString
    }.first
  }
}

extension WebURL {
  /// The address, nil for one that is not fetched by `http` or `https`.
  fileprivate var webString: String? { isWeb ? string : nil }
}
