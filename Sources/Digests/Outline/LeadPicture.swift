import Cleaning
import Storage
import Vocabulary

/// The one picture that a digest shows of a story.
enum LeadPicture {
  /// The picture that the feed names, else the first one of the body; nil when there is none.
  static func of(_ article: ArticleRecord) -> WebLink? {
    let details = article.summary.details
    for address in [details.image, details.bannerImage].compactMap({ $0 }) {
      if let link = WebLink(address) { return link }
    }
    for enclosure in article.enclosures where enclosure.mimeType?.hasPrefix("image/") == true {
      if let link = WebLink(enclosure.url) { return link }
    }
    return article.content.flatMap(firstPicture)
  }

  /// The first picture of a body that is not known to be tiny.
  private static func firstPicture(of body: SafeHTML) -> WebLink? {
    var rest = body.string.utf8[...]
    for _ in 0..<DigestLimits.picturesLookedAt {
      guard let start = pictureTag(in: rest) else { return nil }
      rest = rest[start...].dropFirst(5)
      let attributes = attributes(of: &rest)
      let sides = ["width", "height"].compactMap { attributes[$0] }.compactMap { Int($0) }
      if let source = attributes["src"], sides.allSatisfy({ $0 >= DigestLimits.pictureSide }),
        let link = WebLink(source)
      {
        return link
      }
    }
    return nil
  }

  /// Where the next `<img ` begins.
  private static func pictureTag(in text: Substring.UTF8View) -> Substring.UTF8View.Index? {
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if rest.starts(with: "<img ".utf8) { return start }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The attributes of a tag up to its end, as the sanitizer writes them: `name="value"`.
  private static func attributes(of text: inout Substring.UTF8View) -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      text = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "/") }
      guard let byte = text.first, byte != UInt8(ascii: ">") else { return attributes }
      let name = text.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      text = text.dropFirst(name.count)
      guard text.starts(with: "=\"".utf8) else { return attributes }
      let value = text.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
      text = text.dropFirst(value.count + 3)
      attributes[String(decoding: name, as: UTF8.self)] =
        String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&")
    }
  }
}
