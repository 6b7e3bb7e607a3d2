import Vocabulary
import WebText

/// A file of a story that a reader may want to hear, watch or load.
struct MediaLink: Sendable {
  /// What is offered, `Listen, 38 min`.
  let label: String
  /// The file.
  let link: WebLink

  /// The files that are worth a link, in the order of the feed; pictures are not.
  static func all(of enclosures: [Enclosure]) -> [MediaLink] {
    Array(enclosures.lazy.compactMap(MediaLink.init).prefix(DigestLimits.mediaPerStory))
  }

  private init?(_ enclosure: Enclosure) {
    guard let link = WebLink(enclosure.url) else { return nil }
    let kind = enclosure.mimeType?.split(separator: "/").first.map(String.init)
    guard kind != "image" else { return nil }
    self.link = link
    label = MediaLink.label(enclosure, kind: kind)
  }

  private static func label(_ enclosure: Enclosure, kind: String?) -> String {
    let verb =
      switch kind {
      case "audio": "Listen"
      case "video": "Watch"
      default: "Download"
      }
    let title = enclosure.title.map(DisplayText.singleLine) ?? ""
    let length = enclosure.durationSeconds.flatMap { $0 > 0 ? $0 : nil }
    return [verb, title, length.map { DateWords.playingTime(seconds: $0) } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
