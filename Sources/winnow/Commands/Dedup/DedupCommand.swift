import ArgumentParser
import Deduplication

/// `winnow dedup`: articles in, the cluster of each out.
struct DedupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedup",
    abstract: "Tells which articles of a stream are one text, or one story.",
    discussion: """
      Reads articles, a JSON object a line with id, url, guid, feed, title,
      content_text and date_published, and prints {id, cluster, score} for each, in
      order. The cluster is the id of its first article, the score how sure that is,
      from 0 (alone so far) to 1. A lineage is the same text, republished or edited; a
      story is different texts about one event. Articles are placed 2,048 at a time,
      in the order of their dates; the last 262,144 are remembered.

      Examples:
        winnow dedup articles.jsonl
        winnow dedup --level story - < articles.jsonl
      """
  )

  @Option(help: "What a cluster is: lineage (one text) or story (one event).")
  var level = ClusterLevel.lineage

  @Argument(help: "The articles; - is standard input.")
  var file: InputFile

  func run() async throws {
    var stream = ArticleStream(level: level)
    var output = StandardOutput()
    try ArticleLines(file: file, level: level).forEachChunk(of: ArticleStream.chunkSize) {
      articles in
      let placements = stream.place(articles)
      try output.write(DedupAnswers.lines(for: articles, placements))
    }
    try output.flush()
  }
}
