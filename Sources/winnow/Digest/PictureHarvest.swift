import Digests

/// Pictures as they come, in any order: never more of them than a book holds, those of the first
/// addresses.
struct PictureHarvest {
  private let addresses: [String]
  private var bodies: [Int: [UInt8]] = [:]
  /// How many bytes are held.
  private(set) var byteCount = 0

  /// Nothing yet of these addresses.
  init(of addresses: [String]) { self.addresses = addresses }

  /// Takes what came from an address; what no book can hold is let go, and of too much the last.
  mutating func add(_ body: [UInt8], at index: Int) {
    guard PictureAlbum.canHold(body) else { return }
    bodies[index] = body
    byteCount += body.count
    while byteCount > PictureAlbum.maximumTotal, let last = bodies.keys.max(),
      let dropped = bodies.removeValue(forKey: last)
    {
      byteCount -= dropped.count
    }
  }

  /// What has come, in the order of the addresses.
  var album: PictureAlbum {
    var album = PictureAlbum()
    for (index, body) in bodies.sorted(by: { $0.key < $1.key }) {
      album.add(body, from: addresses[index])
    }
    return album
  }
}
