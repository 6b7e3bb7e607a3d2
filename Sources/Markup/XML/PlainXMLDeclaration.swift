/// The XML declaration (XML 1.0 §2.8) as nearly all documents have it.
enum PlainXMLDeclaration {
  /// Where the document goes on behind it; 0 where there is none.
  static func end(in input: UnsafeBufferPointer<UInt8>) throws(NotPlainXML) -> Int {
    var reader = Reader(input: input)
    guard reader.skip("<?xml"), reader.skipBlanks() else { return 0 }
    guard reader.skip("version"), let version = reader.value(), version.elementsEqual("1.0".utf8)
    else { throw NotPlainXML() }
    var hasBlanks = reader.skipBlanks()
    if hasBlanks, reader.skip("encoding") {
      guard let name = reader.value(), isEncodingName(name) else { throw NotPlainXML() }
      hasBlanks = reader.skipBlanks()
    }
    if hasBlanks, reader.skip("standalone") {
      guard let value = reader.value(),
        value.elementsEqual("yes".utf8) || value.elementsEqual("no".utf8)
      else { throw NotPlainXML() }
      _ = reader.skipBlanks()
    }
    guard reader.skip("?>") else { throw NotPlainXML() }
    return reader.place
  }

  /// XML 1.0 §4.3.3, EncName.
  private static func isEncodingName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = name.first, first.isASCIILetter else { return false }
    return name.allSatisfy { $0.isNamePart && $0 != UInt8(ascii: ":") }
  }

  private struct Reader {
    let input: UnsafeBufferPointer<UInt8>
    var place = 0

    mutating func skip(_ text: StaticString) -> Bool {
      guard input.has(text, at: place) else { return false }
      place += text.utf8CodeUnitCount
      return true
    }

    /// False when there was none.
    mutating func skipBlanks() -> Bool {
      let start = place
      place = input.endOfBlanks(from: place)
      return place > start
    }

    /// `=` and what stands in quotes behind it.
    mutating func value() -> Slice<UnsafeBufferPointer<UInt8>>? {
      _ = skipBlanks()
      guard skip("=") else { return nil }
      _ = skipBlanks()
      guard place < input.count, case let quote = input[place],
        quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = input[(place + 1)...].firstIndex(of: quote)
      else { return nil }
      defer { place = end + 1 }
      return input[(place + 1)..<end]
    }
  }
}
