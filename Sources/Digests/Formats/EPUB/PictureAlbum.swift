import Cleaning
import Markup
public import Storage

/// The pictures that a book holds, fetched before it is written.
public struct PictureAlbum: Sendable {
  /// A picture as a book has it.
  struct Picture: Sendable {
    /// The file's name in the book.
    let file: String
    /// Its media type.
    let mediaType: String
    /// The file.
    let bytes: [UInt8]
  }

  private var pictures: [String: Picture] = [:]
  private var byteCount = 0

  /// No pictures.
  public init() {}

  /// How many bytes one picture has at most.
  public static let maximumByteCount = DigestLimits.pictureByteCount
  /// How many bytes all pictures have together at most.
  public static let maximumTotal = DigestLimits.albumByteCount

  /// Whether these bytes are a picture that a book can hold.
  public static func canHold(_ bytes: [UInt8]) -> Bool { header(of: bytes) != nil }

  /// What is no picture by its own bytes makes a book invalid, and one of very many pixels is more
  /// than a reader's memory.
  private static func header(of bytes: [UInt8]) -> PictureHeader? {
    guard bytes.count <= DigestLimits.pictureByteCount, let header = PictureHeader(bytes),
      header.width <= DigestLimits.picturePixels / header.height
    else { return nil }
    return header
  }

  /// Takes a picture; one that no book can hold, or that is too much, is left out.
  public mutating func add(_ bytes: [UInt8], from address: String) {
    guard pictures[address] == nil, pictures.count < DigestLimits.pictures,
      byteCount + bytes.count <= PictureAlbum.maximumTotal,
      let header = PictureAlbum.header(of: bytes)
    else { return }
    byteCount += bytes.count
    pictures[address] = Picture(
      file: "pictures/\(pictures.count + 1).\(header.kind.ending)",
      mediaType: "image/\(header.kind.rawValue)", bytes: bytes)
  }

  /// The picture from an address.
  subscript(address: String) -> Picture? { pictures[address] }

  /// The addresses of the pictures of some stories, as many as a book may hold.
  ///
  /// - Throws: what reading the stories throws.
  public static func addresses(in stories: StorySelection) throws -> [String] {
    var addresses: [String] = []
    var seen: Set<String> = []
    try stories.forEach { story in
      guard addresses.count < DigestLimits.pictures else { return }
      for address in BookPage.pictures(of: story.lead) where seen.insert(address).inserted {
        addresses.append(address)
      }
    }
    return Array(addresses.prefix(DigestLimits.pictures))
  }
}
