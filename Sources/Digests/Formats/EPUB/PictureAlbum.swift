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

  /// Takes a picture; one that no book can hold, or that is too much, is left out.
  ///
  /// Only the types that every reading system shows (EPUB 3.2 §3.1, core media types), told by their
  /// first bytes: what a server calls them is often wrong, and a book with a wrong type is invalid.
  public mutating func add(_ bytes: [UInt8], from address: String) {
    guard pictures[address] == nil, pictures.count < DigestLimits.pictures,
      bytes.count <= DigestLimits.pictureByteCount,
      byteCount + bytes.count <= DigestLimits.albumByteCount,
      let kind = PictureAlbum.kinds.first(where: { bytes.starts(with: $0.beginning) })
    else { return }
    byteCount += bytes.count
    pictures[address] = Picture(
      file: "pictures/\(pictures.count + 1).\(kind.ending)", mediaType: kind.mediaType,
      bytes: bytes)
  }

  /// The picture from an address.
  subscript(address: String) -> Picture? { pictures[address] }

  private static let kinds: [(beginning: [UInt8], ending: String, mediaType: String)] = [
    ([0xFF, 0xD8, 0xFF], "jpg", "image/jpeg"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "png", "image/png"),
    (Array("GIF87a".utf8), "gif", "image/gif"),
    (Array("GIF89a".utf8), "gif", "image/gif"),
  ]

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
