import Testing
import Vocabulary
import WebText

@testable import Digests

@Suite struct SentenceTests {
  @Test(
    "sentences end where a reader ends them",
    arguments: [
      ["One ends here.", "Two ends here!", "Does three?"],
      ["Mrs. Oda Fell met Dr. J. K. Pell on Mt. Venn.", "They spoke of St. Ives."],
      ["It cost £3.20 at 6 p.m. on Monday.", "Nobody paid."],
      ["He works for Lund Inc. in Corran.", "She is with Lund Inc.", "The firm is old."],
      ["The U.S. Senate met.", "He lives in the U.S.", "He likes it."],
      ["“It is late.”", "She looked up.", "“Is it?”"],
      ["“Is it late?” she asked.", "“No.”"],
      ["Version 3.5 is at example.org/a.b and works.", "Good."],
      ["He waited… and waited.", "Then he left…", "She stayed."],
      ["Am 3. Oktober kam sie zurück.", "Es waren z.B. drei Boote da.", "Wie schön!"],
      ["M. Delaunoy est sorti en pantoufles.", "Il pleuvait – enfin !", "Très bien."],
      ["今朝、町に初雪が降りました。", "去年より九日早い雪です。", "本当に？", "はい！"],
      ["「これからは足の季節だね。」と笑います。", "配達は続きます。"],
      ["我们走了。", "你呢？"],
      ["यह एक वाक्य है।", "यह दूसरा है।"],
      ["هل وصلت؟", "نعم."],
      ["Fig. 3 shows approx. 40 birds, cf. Vol. 2, pp. 3–4.", "See No. 7."],
      ["It was the year 2026.", "Then came 2027."],
    ])
  func sentences(expected: [String]) {
    let blankless = expected.first?.unicodeScalars.last == "。"
    let text = expected.joined(separator: blankless ? "" : " ")
    #expect(SentenceSplitter(text.unicodeScalars).sentences(atMost: 9) == expected)
  }

  @Test(
    "what is unfinished is no sentence",
    arguments: [("A whole one. And a piece", ["A whole one."]), ("no end", []), ("", [])])
  func unfinished(text: String, expected: [String]) {
    #expect(SentenceSplitter(text.unicodeScalars).sentences(atMost: 9) == expected)
  }

  @Test("a lead is two or three whole sentences of the text")
  func lead() {
    let article = TestArticle(text: "One is short. Two is too. Three as well. Four is left out.")
    #expect(StoryLead(of: article.record).text == "One is short. Two is too. Three as well.")
  }

  @Test("a lead stops after two sentences that are long enough")
  func longSentences() {
    let sentence = String(repeating: "long ", count: 18) + "end."
    let article = TestArticle(text: "\(sentence) And \(sentence) And \(sentence)")
    #expect(StoryLead(of: article.record).text == "\(sentence) And \(sentence)")
  }

  @Test("a summary that was cut off gives way to the text")
  func cutSummary() {
    let article = TestArticle(
      summary: "The beginning of a sentence that", text: "A sentence. And another one.")
    #expect(StoryLead(of: article.record).text == "A sentence. And another one.")
  }

  @Test("a summary of one sentence goes before the text, unless the text begins with it")
  func oneSentence() {
    let dek = "Night nurses, bus drivers and one astronomer."
    let article = TestArticle(summary: dek, text: "It opens at two. It closes at five.")
    #expect(StoryLead(of: article.record).text == "\(dek) It opens at two. It closes at five.")
    let repeated = TestArticle(
      summary: dek, text: "Night nurses, bus drivers and others. It opens at two.")
    #expect(
      StoryLead(of: repeated.record).text
        == "Night nurses, bus drivers and others. It opens at two.")
  }

  @Test("a first sentence that is far too long is cut")
  func endlessSentence() {
    let article = TestArticle(text: String(repeating: "word ", count: 160) + "end. Next one.")
    #expect(StoryLead(of: article.record).text?.hasSuffix("word…") == true)
  }

  @Test("a paragraph that repeats the headline is left out")
  func repeatedHeadline() {
    let article = TestArticle(title: "Rain again.", text: "Rain again.\n\nIt rained. It stopped.")
    #expect(StoryLead(of: article.record).text == "It rained. It stopped.")
  }

  @Test("a text without a sentence is cut between words")
  func noSentence() {
    let text = String(repeating: "word ", count: 200)
    let lead = StoryLead(of: TestArticle(text: text).record).text
    #expect(lead?.hasSuffix("word…") == true)
    #expect(lead.map { DisplayWidth.of($0) <= 360 } == true)
  }

  @Test("a post without a headline is told by its first sentence, once")
  func noHeadline() {
    let lead = StoryLead(of: TestArticle(title: nil, text: "First of all. And then.").record)
    #expect(lead.title == "First of all.")
    #expect(lead.text == "And then.")
  }

  @Test("an article of which nothing is known has neither headline nor lead")
  func nothing() {
    let lead = StoryLead(of: TestArticle(title: " ").record)
    #expect(lead.title == nil)
    #expect(lead.text == nil)
  }

  @Test(
    "ages are told as people tell them",
    arguments: [
      (-7_200, "dated 24 November 2026"), (-60, "just now"), (119, "just now"),
      (120, "2 minutes ago"), (3_599, "59 minutes ago"), (3_600, "an hour ago"),
      (7_200, "2 hours ago"), (86_399, "23 hours ago"), (86_400, "yesterday"),
      (172_800, "2 days ago"), (1_209_600, "10 November 2026"),
    ])
  func ages(seconds: Int64, words: String) {
    #expect(DateWords.age(of: morning + .seconds(-seconds), at: morning) == words)
  }

  @Test(
    "the day of the week is right, also before 1970",
    arguments: [
      (Timestamp(year: 2026, month: 11, day: 24, hour: 7), "Tuesday, 24 November 2026, 07:00 UTC"),
      (
        Timestamp(year: 1969, month: 12, day: 31, hour: 23, minute: 5),
        "Wednesday, 31 December 1969, 23:05 UTC"
      ),
      (Timestamp(year: 2000, month: 2, day: 29), "Tuesday, 29 February 2000, 00:00 UTC"),
    ])
  func weekdays(time: Timestamp, words: String) {
    #expect(DateWords.dayAndTime(time) == words)
  }
}
