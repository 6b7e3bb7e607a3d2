import Glibc

/// How the reading of a document went.
public struct XMLReport: Sendable {
  /// False when the document breaks a rule of XML 1.0.
  public var isWellFormed: Bool
  /// What was repaired or left out, in the order of the document.
  public var warnings: [MarkupWarning]
  /// Whether the document ends inside of elements.
  public var isCutOff: Bool
}

/// Reads an XML document, telling a handler its parts.
///
/// A document is first read as strictly as XML 1.0 demands, which costs nothing for the many that are
/// well-formed: the plain ones without libxml2, the others by it. At the first fault it is repaired
/// and read again from its start. No file and no address is ever read, no external entity, and a
/// document's own entities are bounded.
///
/// - Parameters:
///   - bytes: UTF-8 without a byte order mark; what the document declares to be is not looked at.
///   - isValid: Whether the bytes are known to be valid UTF-8; then this is not checked again.
///   - limits: How much of it is read.
///   - neverNested: Local names of elements that end an open one of their name.
///   - flat: Names without a prefix of elements that end an open one of these.
///   - handler: What is told.
/// - Returns: How it went.
public func readXML(
  _ bytes: Span<UInt8>, isValid: Bool = false, limits: MarkupLimits = MarkupLimits(),
  neverNested: [String] = [], flat: [String] = [], into handler: some XMLHandler
) -> XMLReport {
  let isValid = isValid || (try? UTF8Span(validating: bytes)) != nil
  return bytes.withUnsafeBufferPointer { bytes in
    if isValid, var plain = PlainXMLReader(bytes, limits: limits, handler: handler), plain.read() {
      return XMLReport(isWellFormed: true, warnings: [], isCutOff: false)
    }
    let driver = SAXDriver(handler: handler, limits: limits)
    if !OversizedTag.isIn(bytes, over: limits.tagBytes),
      driver.read(bytes, strict: true) == .complete
    {
      return XMLReport(
        isWellFormed: !driver.isMalformed, warnings: driver.warnings, isCutOff: false)
    }
    return repairAndRead(
      bytes, limits: limits, neverNested: neverNested, flat: flat, into: driver)
  }
}

private func repairAndRead(
  _ bytes: UnsafeBufferPointer<UInt8>, limits: MarkupLimits, neverNested: [String],
  flat: [String], into driver: SAXDriver
) -> XMLReport {
  var repair = XMLRepair(
    bytes, limits: limits, neverNested: neverNested, flat: flat,
    entities: driver.entities)
  repair.run()
  // A fault that was mended on the way to something else is told in the words of the library.
  let warnings = repair.warnings.isEmpty ? driver.firstFault.map { [$0] } ?? [] : repair.warnings
  let output = repair.output
  driver.cursor.contentEnd = repair.contentEnd ?? .max
  _ = output.withUnsafeBufferPointer { driver.read($0, strict: false) }
  let faults = driver.warnings.filter { left in !warnings.contains { $0.code == left.code } }
  return XMLReport(
    isWellFormed: !driver.isMalformed && warnings.allSatisfy { $0.code == .tooDeep },
    warnings: Array((warnings + faults).prefix(limits.warnings)),
    isCutOff: repair.contentEnd != nil)
}

/// Finds start tags over a limit before libxml2, whose time is quadratic in their attributes, does.
enum OversizedTag {
  static func isIn(_ bytes: UnsafeBufferPointer<UInt8>, over limit: Int) -> Bool {
    guard bytes.count > limit, let base = bytes.baseAddress else { return false }
    var index = 0
    while index < bytes.count,
      let found = memchr(base + index, Int32(UInt8(ascii: "<")), bytes.count - index)
    {
      index = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      let end = endOfTag(bytes, from: index, limit: limit)
      guard let end else { return true }
      index = end
    }
    return false
  }

  /// The end of a tag, quotes respected; nil when it is over the limit.
  private static func endOfTag(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int
  ) -> Int? {
    // Only start tags count: comments, sections and instructions may be long.
    guard start < bytes.count, bytes[start].isNameStart || bytes[start] >= 0x80 else {
      return start
    }
    var quote: UInt8 = 0
    var index = start
    let last = min(bytes.count, start + limit)
    while index < last {
      let byte = bytes[index]
      index += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return last == bytes.count ? last : nil
  }
}
