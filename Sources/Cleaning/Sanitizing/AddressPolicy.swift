import WebText

/// Which addresses a fragment may hold, and their absolute form.
///
/// The schemes are checked on the parsed URL, as a browser sees it: after character references were
/// decoded, blanks and line ends removed, and the reference resolved.
struct AddressPolicy: Sendable {
  /// What relative references are resolved against.
  let base: WebURL?

  /// Where a link leads; nil when it must go.
  func link(_ reference: ArraySlice<UInt8>) -> String? {
    guard let url = resolve(reference) else { return relative(reference) }
    if url.isWeb { return url.withoutTrackers.string }
    let scheme = url.scheme
    if AllowList.wrappingSchemes.contains(scheme) { return wrapped(url, scheme: scheme) }
    return AllowList.linkSchemes.contains(scheme) ? url.string : nil
  }

  /// What is fetched when the fragment is shown; nil when it must go.
  func media(_ reference: ArraySlice<UInt8>) -> String? {
    guard let url = resolve(reference) else { return relative(reference) }
    return url.isWeb ? url.string : nil
  }

  /// A picture, also one in the address itself; nil when it must go.
  func image(_ reference: ArraySlice<UInt8>) -> String? {
    Self.isImageData(reference) ? String(decoding: reference, as: UTF8.self) : media(reference)
  }

  /// A set of pictures with every address absolute; nil when none may stay.
  func imageSet(_ value: ArraySlice<UInt8>) -> String? {
    let candidates = ImageSet(value).candidates.compactMap { candidate -> String? in
      guard let address = image(candidate.address) else { return nil }
      let encoded = address.replacingComma()
      return candidate.descriptor.isEmpty
        ? encoded : encoded + " " + String(decoding: candidate.descriptor, as: UTF8.self)
    }
    return candidates.isEmpty ? nil : candidates.joined(separator: ", ")
  }

  /// True for a reference to a place in this very page.
  func isLocal(_ reference: ArraySlice<UInt8>) -> Bool {
    guard let hash = reference.firstIndex(of: UInt8(ascii: "#")) else { return false }
    if hash == reference.startIndex { return true }
    guard let base, let page = resolve(reference[..<hash]) else { return false }
    return page == base.withoutFragment
  }

  /// The URL a browser makes of a reference; nil when it makes none.
  func resolve(_ reference: ArraySlice<UInt8>) -> WebURL? {
    reference.withUnsafeBufferPointer { WebURL(parsing: $0.span, base: base) }
  }

  /// An address that wraps another, as `feed:https://…` does, is as safe as the one inside.
  private func wrapped(_ url: WebURL, scheme: String) -> String? {
    let inner = url.string.utf8.dropFirst(scheme.utf8.count + 1)
    let isWeb = inner.starts(with: "//".utf8) || WebURL(parsing: String(inner) ?? "")?.isWeb == true
    return isWeb ? url.string : nil
  }

  /// Without a base a relative reference stays as it is, when no browser can see a scheme in it.
  private func relative(_ reference: ArraySlice<UInt8>) -> String? {
    guard base == nil, !reference.isEmpty, !reference.contains(UInt8(ascii: ":")),
      reference.first != UInt8(ascii: "#"), reference.allSatisfy({ $0 > 0x20 })
    else { return nil }
    return String(decoding: reference, as: UTF8.self)
  }

  /// True for `data:image/png;…` and the like, in nothing but characters that need no escaping.
  static func isImageData(_ reference: ArraySlice<UInt8>) -> Bool {
    guard reference.count > 16, hasPrefix("data:image/", reference) else { return false }
    let type = reference.dropFirst(11).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    guard type.count <= 8, type.count < reference.count - 11,
      AllowList.imageTypes.contains(String(decoding: type, as: UTF8.self).lowercased())
    else { return false }
    return reference.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private static func hasPrefix(_ prefix: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    let prefix = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
    guard bytes.count >= prefix.count else { return false }
    return zip(prefix, bytes).allSatisfy { $0 == ($1.isLetter ? $1 | 0x20 : $1) }
  }
}

extension String {
  /// In a set a comma at an address's end would end the candidate (HTML Standard §4.8.4.2.1).
  fileprivate func replacingComma() -> String {
    var address = self
    while address.last == "," {
      address.removeLast()
      address += "%2C"
    }
    while address.first == "," { address.removeFirst() }
    return address
  }
}
