import Deduplication
import WebText

/// The lines that `winnow dedup` prints.
enum DedupAnswers {
  /// A line for each article, in order.
  static func lines(
    for articles: [StreamedArticle], _ placements: [StreamedPlacement]
  ) -> [UInt8] {
    var writer = JSONWriter()
    for (article, placement) in zip(articles, placements) {
      writer.object { writer in
        writer.member("id", article.id)
        writer.member("cluster", placement.cluster)
        writer.member("score", (placement.score * 1_000).rounded() / 1_000)
      }
      writer.endLine()
    }
    return writer.bytes
  }
}
