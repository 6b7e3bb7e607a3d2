import Testing

@testable import Fetching

@Suite("Bodies and their codings") struct ResponseBodyTests {
  private static let text = Array(String(repeating: "<item>one of many</item>", count: 200).utf8)

  private func body(_ field: String?, limit: Int = 1 << 20) throws -> ResponseBody {
    ResponseBody(codings: try #require(ContentCodings.parse(field)), limit: limit, announced: 0)
  }

  /// Feeds a body in pieces; the fault, where one came.
  private func feed(
    _ body: inout ResponseBody, _ bytes: [UInt8], inPiecesOf size: Int
  ) -> ResponseBody.Fault? {
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = bytes[start..<min(start + size, bytes.count)]
      if let fault = piece.withUnsafeBytes({ body.take($0) }) { return fault }
    }
    return nil
  }

  @Test(
    "a coding is taken off, however the bytes arrive",
    arguments: [
      (nil, text), ("identity", text), ("gzip", Packing.gzip(text)), ("X-GZIP", Packing.gzip(text)),
      ("deflate", Packing.deflate(text)), ("deflate", Packing.rawDeflate(text)),
      ("gzip, gzip", Packing.gzip(Packing.gzip(text))),
      ("deflate, gzip", Packing.gzip(Packing.deflate(text))),
    ] as [(String?, [UInt8])], [1, 2, 7, 4_096])
  func decodes(packed: (field: String?, bytes: [UInt8]), size: Int) throws {
    var body = try body(packed.field)
    #expect(feed(&body, packed.bytes, inPiecesOf: size) == nil)
    #expect(body.isWhole)
    #expect(body.bytes == Self.text)
  }

  @Test("members of gzip that follow one another are one body", arguments: [1, 7, 4_096])
  func members(size: Int) throws {
    var body = try body("gzip")
    let half = Self.text.count / 2
    let packed = Packing.gzip(Array(Self.text[..<half])) + Packing.gzip(Array(Self.text[half...]))
    #expect(feed(&body, packed, inPiecesOf: size) == nil)
    #expect(body.isWhole && body.bytes == Self.text)
  }

  @Test(
    "padding after the end is passed over",
    arguments: [[0, 0, 0], Array("\r\n".utf8), [0x1F, 0x8B, 9, 9]] as [[UInt8]], [1, 4_096])
  func padding(_ padding: [UInt8], size: Int) throws {
    var body = try body("gzip")
    #expect(feed(&body, Packing.gzip(Self.text) + padding, inPiecesOf: size) == nil)
    #expect(body.bytes == Self.text)
  }

  @Test("a coding that was cut off anywhere is not whole", arguments: ["gzip", "deflate"])
  func truncated(field: String) throws {
    let packed = field == "gzip" ? Packing.gzip(Self.text) : Packing.deflate(Self.text)
    for length in 1..<packed.count {
      var body = try body(field)
      #expect(feed(&body, Array(packed[..<length]), inPiecesOf: 64) == nil)
      #expect(!body.isWhole, "\(length) of \(packed.count) bytes")
    }
  }

  @Test("bytes that are not what they are called are a broken coding")
  func broken() throws {
    var body = try body("gzip")
    #expect(feed(&body, Array("<rss></rss>".utf8), inPiecesOf: 64) == .brokenCoding)
    #expect(!body.isWhole)
  }

  @Test("an empty body is whole, whatever it is called", arguments: [nil, "gzip", "deflate"])
  func empty(field: String?) throws {
    let body = try body(field)
    #expect(body.isWhole && body.bytes.isEmpty)
  }

  @Test("a bomb ends at the first byte over the limit", arguments: 1...3)
  func bomb(layers: Int) throws {
    var packed = [UInt8](repeating: 32, count: 4 << 20)
    for _ in 0..<layers { packed = Packing.gzip(packed) }
    var body = try body(
      Array(repeating: "gzip", count: layers).joined(separator: ","), limit: 100_000)
    #expect(feed(&body, packed, inPiecesOf: 16_384) == .tooLarge)
    #expect(body.bytes.count <= 100_000)
  }

  @Test("a body of exactly the limit fits, a byte more does not")
  func limit() throws {
    var fitting = try body(nil, limit: Self.text.count)
    #expect(feed(&fitting, Self.text, inPiecesOf: 100) == nil)
    var large = try body(nil, limit: Self.text.count - 1)
    #expect(feed(&large, Self.text, inPiecesOf: 100) == .tooLarge)
  }

  @Test(
    "codings that are not understood are refused, and so are too many",
    arguments: ["br", "zstd", "x-rot13", "gzip, br", "gzip,gzip,gzip,gzip"])
  func unknown(field: String) {
    #expect(ContentCodings.parse(field) == nil)
  }

  @Test("a body nobody wants is read for a while and not kept")
  func unwanted() {
    var body = ResponseBody()
    let piece = [UInt8](repeating: 1, count: Limits.discardedByteCount)
    #expect(piece.withUnsafeBytes { body.take($0) } == nil)
    #expect(piece.withUnsafeBytes { body.take($0) } == .unwanted)
    #expect(body.bytes.isEmpty)
  }

  @Test("random bytes never trap", arguments: 0..<50)
  func fuzz(seed: UInt64) throws {
    var generator = SplitMix64(state: seed)
    for field in ["gzip", "deflate", "gzip, deflate"] {
      var packed = seed % 2 == 0 ? Packing.gzip(Self.text) : Packing.deflate(Self.text)
      for _ in 0..<4 {
        packed[Int(generator.next() % UInt64(packed.count))] = UInt8(
          truncatingIfNeeded: generator.next())
      }
      var body = try body(field, limit: 1 << 16)
      _ = feed(&body, packed, inPiecesOf: 1 + Int(generator.next() % 50))
      #expect(body.bytes.count <= 1 << 16, "seed \(seed)")
    }
  }
}
