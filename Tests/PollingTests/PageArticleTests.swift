import Cleaning
import Testing
import Vocabulary

@testable import Polling

@Suite struct PageArticleTests {
  /// An article of these paragraphs.
  private func article(_ paragraphs: [String]) -> PageArticle {
    var extracted = ExtractedArticle()
    extracted.article.text = PlainText(verbatim: paragraphs.joined(separator: "\n\n"))
    let content = SafeHTML(sanitized: paragraphs.map { "<p>\($0)</p>" }.joined())
    return PageArticle(extracted, content)
  }

  @Test("an article of several pages is put together in their order")
  func joined() {
    var whole = article(["One.", "Two."])
    for part in [["One.", "Three.", "Four."], ["Five."]] {
      let isNext = whole.append(article(part))
      #expect(isNext)
    }
    #expect(whole.partCount == 3)
    #expect(
      whole.content.string
        == "<p>One.</p><p>Two.</p><p>One.</p><p>Three.</p><p>Four.</p><p>Five.</p>")
  }

  @Test("a page that repeats the article is not its next one")
  func repeated() {
    var whole = article(["One.", "Two.", "Three."])
    for part in [["One.", "Two.", "Three.", "A comment."], []] {
      let isNext = whole.append(article(part))
      #expect(!isNext)
    }
    #expect(whole.partCount == 1)
  }
}
