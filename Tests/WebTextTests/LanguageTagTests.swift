import Testing
import WebText

@Suite struct LanguageTagTests {
  @Test(
    "a tag has one spelling",
    arguments: [
      ("en", "en"), ("EN-us", "en-US"), ("en_GB", "en-GB"), (" de-de\n", "de-DE"),
      ("zh-hant-tw", "zh-Hant-TW"), ("sr_latn", "sr-Latn"), ("es-419", "es-419"),
      ("en_US.UTF-8", "en-US"), ("fr, en", "fr"), ("x-klingon", "x-klingon"),
      ("de-CH-1996", "de-CH-1996"), ("en-a-BBB-x-US", "en-a-bbb-x-us"), ("i-navajo", "i-navajo"),
    ])
  func spelling(text: String, expected: String) {
    #expect(LanguageTag(parsing: text)?.string == expected)
    #expect(LanguageTag(parsing: expected)?.string == expected)
  }

  @Test(
    "what has not the shape of a tag is none",
    arguments: ["", " ", "-", "e", "en-", "en--us", "en-superlongsubtag", "12", "é", "english?"])
  func nonsense(text: String) {
    #expect(LanguageTag(parsing: text) == nil)
  }
}
