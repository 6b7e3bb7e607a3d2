import CLibXML2
import Glibc

/// The attributes of a start tag as libxml2 tells them.
struct SAXAttributes {
  /// Five pointers an attribute: local name, prefix, URI, start and end of the value.
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let driver: SAXDriver
  let count: Int
  /// Prefix and URI of each namespace that the tag declares, in turn.
  private let namespaces: UnsafeBufferPointer<UnsafePointer<UInt8>?>

  init(
    fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, driver: SAXDriver,
    namespaces: UnsafeBufferPointer<UnsafePointer<UInt8>?>
  ) {
    self.fields = fields
    self.namespaces = namespaces
    self.count = fields == nil ? 0 : count
    self.driver = driver
  }

  var declaredNamespaces: [String] {
    stride(from: 1, to: namespaces.count, by: 2).compactMap { index in
      namespaces[index].map { String(cString: $0) }
    }
  }

  func code(at index: Int) -> UInt16 {
    guard let fields, index < count else { return 0 }
    return driver.code(
      localName: fields[index * 5], prefix: fields[index * 5 + 1], uri: fields[index * 5 + 2],
      isAttribute: true)
  }

  func localName(at index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let fields, index < count, let name = fields[index * 5] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: name, count: strlen(name))
  }

  func prefix(at index: Int) -> (name: String, namespace: String?)? {
    guard let fields, index < count, let prefix = fields[index * 5 + 1] else { return nil }
    return (String(cString: prefix), fields[index * 5 + 2].map { String(cString: $0) })
  }

  func value(at index: Int) -> String {
    guard let fields, index < count, let start = fields[index * 5 + 3],
      let end = fields[index * 5 + 4]
    else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: max(0, end - start))
    guard let ampersand = bytes.firstIndex(of: UInt8(ascii: "&")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: decodingAmpersands(bytes, from: ampersand), as: UTF8.self)
  }

  /// libxml2 leaves `&#38;` in values for each ampersand, for trees that are parsed again.
  private func decodingAmpersands(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int
  ) -> [UInt8] {
    let reference = Array("&#38;".utf8)
    var decoded = Array(bytes[..<first])
    var index = first
    while index < bytes.count {
      decoded.append(bytes[index])
      let isReference =
        bytes.count - index >= reference.count
        && bytes[index..<index + reference.count].elementsEqual(reference)
      index += isReference ? reference.count : 1
    }
    return decoded
  }
}
