import TestSupport
import Testing
import Vocabulary

@testable import Deduplication

@Suite struct ArticleStreamTests {
  /// Words that make no sense, the same for the same seed.
  private func text(_ count: Int, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in "w\(random.next() % 5_000)" }.joined(separator: " ")
  }

  private func article(
    _ id: String, title: String = "A title of its own", text: String, hour: Int64 = 0,
    url: String? = nil, guid: String? = nil, feed: String? = nil,
    level: ClusterLevel = .lineage
  ) -> StreamedArticle {
    StreamedArticle(
      id: id, url: url, guid: guid, feed: feed, title: title, text: text,
      published: Timestamp(secondsSinceEpoch: 1_700_000_000 + hour * 3_600), level: level)
  }

  private func clusters(_ articles: [StreamedArticle], level: ClusterLevel = .lineage) -> [String] {
    var stream = ArticleStream(level: level)
    return stream.place(articles).map(\.cluster)
  }

  @Test("a cluster is named after its first article in the stream, whatever the dates")
  func name() {
    let story = text(200, seed: 1)
    let articles = [
      article("b", text: story, hour: 5), article("x", title: "Other", text: text(200, seed: 2)),
      article("a", text: story, hour: 1),
    ]
    #expect(clusters(articles) == ["b", "x", "b"])
  }

  @Test("a summary and a cut text join the article that comes after them")
  func laterMerge() {
    let story = text(400, seed: 3)
    let words = story.split(separator: " ")
    let articles = [
      article("summary", text: words.prefix(50).joined(separator: " "), hour: 1),
      article("end", text: words.suffix(200).joined(separator: " "), hour: 2),
      article("whole", text: story, hour: 3),
    ]
    #expect(Set(clusters(articles)) == ["summary"])
  }

  @Test("what came in an earlier chunk is remembered")
  func chunks() {
    var stream = ArticleStream(level: .lineage)
    let story = text(200, seed: 4)
    #expect(stream.place([article("a", text: story)]).map(\.cluster) == ["a"])
    let answers = stream.place([article("b", text: story, hour: 1)])
    #expect(answers.map(\.cluster) == ["a"])
    #expect(answers.first?.score == 1)
  }

  @Test("one address or one guid of a feed is one article; a front page is not")
  func addresses() {
    let texts = (0..<6).map { text(100, seed: 10 + $0) }
    let articles = [
      article("0", title: "One", text: texts[0], url: "http://www.example.org/a", feed: "f"),
      article("1", title: "Two", text: texts[1], url: "https://example.org/a", feed: "g"),
      article("2", title: "Three", text: texts[2], guid: "g", feed: "f"),
      article("3", title: "Four", text: texts[3], guid: "g", feed: "f"),
      article("4", title: "Five", text: texts[4], url: "https://example.org/", feed: "f"),
      article("5", title: "Six", text: texts[5], url: "https://example.org/", feed: "g"),
    ]
    #expect(clusters(articles) == ["0", "0", "2", "2", "4", "5"])
  }

  @Test("the order in which articles come changes no lineage", arguments: 0..<5)
  func order(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var articles: [StreamedArticle] = []
    for base in 0..<20 {
      let words = text(300, seed: 100 + UInt64(base)).split(separator: " ")
      for copy in 0..<3 {
        articles.append(
          article(
            "\(base).\(copy)", title: "Title \(base)",
            text: words.prefix(300 - 60 * copy).joined(separator: " "),
            hour: Int64(base * 3 + copy)))
      }
    }
    func partition(_ articles: [StreamedArticle]) -> Set<Set<String>> {
      let names = clusters(articles)
      return Set(
        Dictionary(grouping: articles.indices) { names[$0] }.values.map { positions in
          Set(positions.map { articles[$0].id })
        })
    }
    #expect(partition(articles.shuffled(using: &random)) == partition(articles), "seed \(seed)")
    #expect(partition(articles).count == 20)
  }

  @Test("different texts about one event are a story, and others are not")
  func story() {
    let other = (0..<30).map { number in
      article(
        "o\(number)", title: "Title \(text(4, seed: 900 + UInt64(number)))",
        text: text(60, seed: 1_000 + UInt64(number)), level: .story)
    }
    let articles = [
      article(
        "a", title: "Dam bursts above Vallorno, thousands flee",
        text: "The Kessler dam above Vallorno burst on Tuesday night and thousands fled.",
        feed: "f", level: .story),
      article(
        "b", title: "Vallorno flooded after Kessler dam fails",
        text: "Thousands left Vallorno when the old Kessler dam gave way, officials said.",
        hour: 3, feed: "g", level: .story),
      article(
        "late", title: "Vallorno flooded after Kessler dam fails",
        text: "Engineers asked why Kessler, a dam near Vallorno, was never repaired.",
        hour: 24 * 9, feed: "h", level: .story),
    ]
    let names = clusters(other + articles, level: .story)
    #expect(Array(names.suffix(3)) == ["a", "a", "late"])
    #expect(Set(names).count == 32)
  }

  @Test("what comes later of other things moves no story that came before")
  func prefix() {
    var random = SplitMix(seed: 21)
    func articles(_ hours: Range<Int64>, words: Range<UInt64>) -> [StreamedArticle] {
      hours.map { hour in
        let text = (0..<40).map { _ in "w\(UInt64.random(in: words, using: &random))" }
        return article(
          "\(hour)", title: text.suffix(8).joined(separator: " "),
          text: text.joined(separator: " "), hour: hour, level: .story)
      }
    }
    let step = Int64(Limits.storyStepSize)
    let early = articles(0..<2 * step, words: 0..<400)
    let late = articles(2 * step..<6 * step, words: 1_000..<1_400)
    let alone = clusters(early, level: .story)
    #expect(Array(clusters(early + late, level: .story).prefix(early.count)) == alone)
    #expect((2..<early.count).contains(Set(alone).count))
  }

  @Test("fillings of one form are stories of their own")
  func forms() {
    let form = text(60, seed: 50)
    let articles = (0..<8).map { day in
      article(
        "\(day)", title: "Weather for Vallorno",
        text: "High of \(day + 11), low of \(day). " + form,
        hour: Int64(day) * 24, feed: "f", level: .story)
    }
    #expect(Set(clusters(articles, level: .lineage)).count == 8)
    #expect(Set(clusters(articles, level: .story)).count == 8)
  }

  @Test("an index of few articles forgets the oldest and finds the others")
  func forgetting() {
    var index = MemoryIndex(capacity: 4)
    for number in 0..<10 {
      let sketch = article("\(number)", text: text(100, seed: UInt64(number))).sketch
      index.insert(
        Candidate(id: 0, lineage: 0, feed: 1, sketch: sketch),
        name: ClusterName(arrival: number, id: "\(number)"))
      index.settle(number, by: LineageAssignment(matches: [], recurrence: []))
    }
    func found(_ number: Int) -> [Int64] {
      let sketch = article("x", text: text(100, seed: UInt64(number))).sketch
      return index.candidates(for: Candidate(id: 99, lineage: 99, sketch: sketch)).map(\.id)
    }
    #expect(found(3) == [])
    #expect(found(7) == [7])
  }
}
