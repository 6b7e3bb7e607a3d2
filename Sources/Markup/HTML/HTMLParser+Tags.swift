/// The states of tags (HTML Standard §13.2.5.8, §13.2.5.32 to §13.2.5.40).
extension HTMLParser {
  /// Reads a tag from its name on; false when the file ends inside, which leaves nothing of it.
  mutating func readTag(keepsAttributes: Bool) -> Bool {
    readTagName()
    tag.isSelfClosing = false
    tag.isInserted = false
    tag.first = attributes.count
    tagCount &+= 1
    while true {
      skipBlanks()
      guard position < source.count else { return false }
      switch source[position] {
      case UInt8(ascii: ">"):
        position += 1
        return true
      case UInt8(ascii: "/"):
        position += 1
        tag.isSelfClosing = position < source.count && source[position] == UInt8(ascii: ">")
      default:
        guard readAttribute(isKept: keepsAttributes) else { return false }
      }
    }
  }

  private mutating func readTagName() {
    let start = position
    var index = start
    var key = NameKey()
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace { break }
      key.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      index &+= 1
    }
    position = index
    if let known = HTMLElement.byName.value(of: key) {
      tag.name = NameNumber(known: known)
      tag.element = tag.name.element
    } else {
      tag.name = NameNumber(unknown: names.number(of: source[start..<index]))
      tag.element = .unknown
    }
  }

  /// Before attribute name state and those after it; false at the end of the file.
  private mutating func readAttribute(isKept: Bool) -> Bool {
    let start = position
    var index = start
    var key = NameKey()
    repeat {
      let byte = source[index]
      key.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      index &+= 1
    } while index < source.count && !endsAttributeName(source[index])
    position = index
    let name = isKept ? nameIfWanted(key, start..<index) : nil
    skipBlanks()
    guard position < source.count else { return false }
    var value = Stretch(start: 0, count: 0)
    if source[position] == UInt8(ascii: "=") {
      position += 1
      guard let found = readValue(isKept: name != nil) else { return false }
      value = found
    }
    if let name {
      attributes.append(
        HTMLTree.Attribute(number: name, start: value.start, count: value.count))
    }
    return true
  }

  /// The name's number; nil for one that the tag has already, that nobody wants or that is too many.
  private mutating func nameIfWanted(_ key: NameKey, _ range: Range<Int>) -> NameNumber? {
    let number: NameNumber
    var limit = limits.attributes
    if let known = HTMLAttributeName.byName.value(of: key) {
      number = NameNumber(known: known)
    } else if extras.contains(.attributes) || tag.element.isFormatting {
      // Formatting elements are told apart by all their attributes. Those that nobody reads take no
      // more than half of the room.
      limit /= 2
      number = NameNumber(unknown: names.number(of: source[range]))
    } else {
      return nil
    }
    let place = Int(number.value)
    if place >= lastTagOfName.count {
      lastTagOfName.append(contentsOf: repeatElement(0, count: max(512, place)))
    }
    guard lastTagOfName[place] != tagCount else { return nil }
    guard attributes.count - tag.first < limit else {
      exceeded.insert(.tooManyAttributes)
      return nil
    }
    lastTagOfName[place] = tagCount
    return number
  }

  @inline(__always)
  private func endsAttributeName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte.isHTMLSpace
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while position < source.count, source[position].isHTMLSpace { position &+= 1 }
  }
}
