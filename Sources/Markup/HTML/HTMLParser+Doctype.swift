/// The states of a doctype (HTML Standard §13.2.5.53 to §13.2.5.68) and the mode before the first
/// token (§13.2.6.4.1).
extension HTMLParser {
  /// Reads behind `<!doctype`.
  mutating func readDoctype() {
    var doctype = HTMLTree.Doctype()
    var isSound = readDoctypeName(&doctype)
    if isSound, position < source.count, source[position] != UInt8(ascii: ">") {
      isSound = readIdentifiers(&doctype)
    }
    let end = next(UInt8(ascii: ">"), from: position)
    if end >= source.count { isSound = false }
    position = min(end + 1, source.count)
    flushTableText()
    guard mode == .initial, !isInForeignContent else { return }
    isQuirky = !isSound || asksForQuirks(doctype)
    mode = .beforeHTML
    if extras.contains(.comments) { insertDoctype(doctype) }
  }

  /// False when the name is missing.
  private mutating func readDoctypeName(_ doctype: inout HTMLTree.Doctype) -> Bool {
    skipDoctypeBlanks()
    let start = position
    while position < source.count, source[position] != UInt8(ascii: ">"),
      !source[position].isHTMLSpace
    {
      position += 1
    }
    guard position > start else { return false }
    let name = stretchWithoutNull(start..<position)
    for index in name.start..<name.start + name.count {
      let byte = byte(at: index)
      decoded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    let end = Int(decodedEnd)
    doctype.name = end - Int(name.count)..<end
    skipDoctypeBlanks()
    return true
  }

  /// After doctype name state; false where the doctype forces quirks.
  private mutating func readIdentifiers(_ doctype: inout HTMLTree.Doctype) -> Bool {
    if starts(with: "public", ignoringCase: true) {
      position += 6
      skipDoctypeBlanks()
      guard readIdentifier(&doctype.publicID) else { return false }
      skipDoctypeBlanks()
      guard position < source.count else { return false }
      if source[position] == UInt8(ascii: ">") { return true }
    } else if starts(with: "system", ignoringCase: true) {
      position += 6
      skipDoctypeBlanks()
    } else {
      return false
    }
    return readIdentifier(&doctype.systemID)
  }

  /// Reads a quoted identifier; false when there is none or the doctype ends inside.
  private mutating func readIdentifier(_ identifier: inout Range<Int>?) -> Bool {
    guard position < source.count else { return false }
    let quote = source[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    let start = position + 1
    let end = next(quote, in: start..<next(UInt8(ascii: ">"), from: start))
    let found = stretchWithoutNull(start..<end)
    identifier = Int(found.start)..<Int(found.start + found.count)
    position = end
    guard end < source.count, source[end] == quote else { return false }
    position += 1
    return true
  }

  private mutating func skipDoctypeBlanks() {
    while position < source.count, source[position].isHTMLSpace { position += 1 }
  }

  // MARK: - Quirks

  private func asksForQuirks(_ doctype: HTMLTree.Doctype) -> Bool {
    guard lowered(doctype.name) == "html" else { return true }
    let system = lowered(doctype.systemID)
    if system == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd" { return true }
    guard let publicID = lowered(doctype.publicID) else { return false }
    if QuirkyDoctypes.identifiers.contains(publicID) { return true }
    if QuirkyDoctypes.prefixes.contains(where: publicID.hasPrefix) { return true }
    return system == nil && QuirkyDoctypes.prefixesWithoutSystem.contains(where: publicID.hasPrefix)
  }

  private func lowered(_ range: Range<Int>?) -> String? {
    range.map { range in
      // No identifier that says anything is longer.
      let bytes = range.prefix(256).map { byte(at: UInt32($0)) }
      return String(decoding: bytes, as: UTF8.self).lowercased()
    }
  }
}

/// The public identifiers that ask for the layout of old browsers (§13.2.6.4.1), in lower case.
private enum QuirkyDoctypes {
  static let identifiers: Set<String> = [
    "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
  ]

  static let prefixesWithoutSystem = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  static let prefixes = [
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//", "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//", "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//", "-//ietf//dtd html 2.1e//", "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//", "-//ietf//dtd html 3.2//", "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//", "-//ietf//dtd html level 1//", "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//", "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//", "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//", "-//ietf//dtd html strict//", "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//", "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//", "-//w3c//dtd html 3.2//", "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//", "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//", "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
  ]
}
