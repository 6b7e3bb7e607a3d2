/// What the names, roles and attributes of an element say it is for.
struct PageTraits: OptionSet, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: UInt64) { rawValue = 1 << bit }

  // MARK: - From classes and ids

  /// Never part of an article: navigation, comments, related stories.
  static let boilerplate = PageTraits(bit: 0)
  /// Mostly not part of an article.
  static let aside = PageTraits(bit: 1)
  /// Perhaps not part of an article: looked at by strict selectors alone.
  static let doubtful = PageTraits(bit: 2)
  /// The body of an article by a name that means nothing else.
  static let body = PageTraits(bit: 3)
  /// The body of a post.
  static let entry = PageTraits(bit: 4)
  /// The content of a page.
  static let content = PageTraits(bit: 5)
  /// Unlikely by the names that Arc90's Readability made known.
  static let unlikely = PageTraits(bit: 6)
  /// A name that takes `unlikely` back.
  static let likely = PageTraits(bit: 7)
  /// A good name of a container, in a class and in an id.
  static let positiveClass = PageTraits(bit: 8)
  static let positiveID = PageTraits(bit: 9)
  /// A bad name of a container, in a class and in an id.
  static let negativeClass = PageTraits(bit: 10)
  static let negativeID = PageTraits(bit: 11)
  /// Buttons to pass a story on.
  static let share = PageTraits(bit: 12)
  /// Who wrote it.
  static let byline = PageTraits(bit: 13)
  /// A headline.
  static let headline = PageTraits(bit: 14)
  /// The line under the headline.
  static let dek = PageTraits(bit: 15)
  /// When it was published.
  static let date = PageTraits(bit: 16)
  /// What readers said of it.
  static let comments = PageTraits(bit: 17)
  /// What stands under a picture.
  static let caption = PageTraits(bit: 18)
  /// A wall before the article.
  static let paywall = PageTraits(bit: 19)
  static let consent = PageTraits(bit: 20)
  /// The lede of an article.
  static let lede = PageTraits(bit: 21)
  /// A section of the site.
  static let category = PageTraits(bit: 22)

  /// A name that systems give to any part and that says nothing: it takes `aside` back.
  static let plain = PageTraits(bit: 23)

  // MARK: - From elements and attributes

  /// Not shown.
  static let hidden = PageTraits(bit: 32)
  /// A role that no article has.
  static let foreignRole = PageTraits(bit: 33)
  /// `itemprop="articleBody"`.
  static let statedBody = PageTraits(bit: 34)
  /// `role="main"` and `main`.
  static let mainRole = PageTraits(bit: 35)
  /// `article` and `role="article"`.
  static let article = PageTraits(bit: 36)
  /// An author by `itemprop` or `rel`.
  static let statedAuthor = PageTraits(bit: 37)
  /// A headline by `itemprop`.
  static let statedHeadline = PageTraits(bit: 38)
  /// Its text is not counted, nor is that of what is in it.
  static let silent = PageTraits(bit: 39)
  /// In a link.
  static let linked = PageTraits(bit: 40)
  /// In text that keeps its line ends, or in a program.
  static let code = PageTraits(bit: 41)
  /// In a table.
  static let inTable = PageTraits(bit: 42)
  /// In a figure.
  static let inFigure = PageTraits(bit: 43)
  /// In a list.
  static let inList = PageTraits(bit: 44)
  /// In a heading.
  static let inHeading = PageTraits(bit: 45)

  /// A description by `itemprop`.
  static let statedDescription = PageTraits(bit: 46)

  /// What all that is in an element has, too.
  static let inherited: PageTraits = [
    .silent, .linked, .code, .inTable, .inFigure, .inList, .inHeading,
  ]
}
