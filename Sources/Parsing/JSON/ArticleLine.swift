public import Vocabulary
import WebText

/// One line of a stream of articles in JSON, as `dedup` takes them.
public struct ArticleLine: Sendable {
  /// Its id, as it is written.
  public var id: String
  /// Its address.
  public var url: String?
  /// The identifier that its feed gives it.
  public var guid: String?
  /// What its feed is called.
  public var feed: String?
  /// Its title.
  public var title: String?
  /// Its text, empty where there is none.
  public var text = ""
  /// When it was published; absent too where the date is none.
  public var published: Timestamp?

  /// Reads a line; nil when it is no JSON object with an id.
  public init?(json line: [UInt8]) {
    id = ""
    do {
      try line.withUnsafeBufferPointer { bytes throws(JSONReader.Failure) in
        var reader = JSONReader(bytes)
        try read(from: &reader)
        reader.end()
      }
    } catch {
      return nil
    }
    if id.isEmpty { return nil }
  }

  private mutating func read(from reader: inout JSONReader) throws(JSONReader.Failure) {
    try reader.object { (reader, name) throws(JSONReader.Failure) in
      switch name {
      case "id": id = try reader.string() ?? ""
      case "url": url = try reader.string()
      case "guid": guid = try reader.string()
      case "feed": feed = try reader.string()
      case "title": title = try reader.string()
      case "content_text": text = try reader.string() ?? ""
      case "date_published":
        published = try reader.string().flatMap { Timestamp(parsingFeedDate: $0) }
      default: try reader.skip()
      }
    }
  }
}
