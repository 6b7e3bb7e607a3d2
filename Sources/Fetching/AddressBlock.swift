import Glibc

/// A block of addresses, IPv4 or IPv6.
public struct AddressBlock: Hashable, Sendable {
  /// The first address, 4 or 16 bytes.
  public let address: [UInt8]
  /// How many leading bits count.
  public let prefixLength: Int

  /// Reads `127.0.1.0/24`, `::1` and the like; nil when it is neither an address nor a block.
  ///
  /// Bits after the prefix do not count, so `10.1.2.3/8` is `10.0.0.0/8`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)) else { return nil }
    var length = address.bytes.count * 8
    if parts.count == 2 {
      let digits = parts[1].utf8
      guard (1...3).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
        let given = Int(parts[1]), given <= length
      else { return nil }
      length = given
    }
    self.init(address: address.bytes, prefixLength: length)
  }

  /// The block of the addresses that share so many bits with an address.
  init(address: [UInt8], prefixLength: Int) {
    self.address = address.indices.map { index in
      address[index] & Self.mask(ofByte: index, prefixLength: prefixLength)
    }
    self.prefixLength = prefixLength
  }

  /// Whether an address lies in the block; never one of the other family.
  func contains(_ other: IPAddress) -> Bool {
    guard other.bytes.count == address.count else { return false }
    return address.indices.allSatisfy { index in
      other.bytes[index] & Self.mask(ofByte: index, prefixLength: prefixLength) == address[index]
    }
  }

  private static func mask(ofByte index: Int, prefixLength: Int) -> UInt8 {
    let bits = min(max(prefixLength - index * 8, 0), 8)
    return bits == 0 ? 0 : UInt8.max << UInt8(8 - bits)
  }
}

extension AddressBlock: CustomStringConvertible {
  /// As it is read: `10.0.0.0/8`, and a whole address without its length.
  public var description: String {
    let first = IPAddress(bytes: address).description
    return prefixLength == address.count * 8 ? first : "\(first)/\(prefixLength)"
  }
}

/// One address, 4 or 16 bytes.
struct IPAddress: Hashable, CustomStringConvertible {
  let bytes: [UInt8]

  /// Reads `127.0.0.1` or `::1`, without brackets, zone or any other spelling (`inet_pton`).
  init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 {
      self.bytes = Array(bytes[..<4])
    } else if inet_pton(AF_INET6, text, &bytes) == 1 {
      self.bytes = bytes
    } else {
      return nil
    }
  }

  /// An address of these bytes; 4 or 16 of them.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The address that a socket is to be connected to; nil for what is neither IPv4 nor IPv6.
  init?(_ address: UnsafePointer<sockaddr>) {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      bytes = UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self).sin_addr.octets
    case AF_INET6:
      bytes = UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in6.self).sin6_addr.octets
    default:
      return nil
    }
  }

  /// As people write it.
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The IPv4 addresses that an IPv6 address stands for or leads to.
  var embeddedIPv4: [IPAddress] {
    guard bytes.count == 16, !isUnspecifiedOrLoopback else { return [] }
    return EmbeddedIPv4.forms.filter { $0.block.contains(self) }.map { form in
      let part = bytes[form.offset..<form.offset + 4]
      return IPAddress(bytes: form.isInverted ? part.map { ~$0 } : Array(part))
    }
  }

  /// `::` and `::1`, which the compatible form would read as 0.0.0.0 and 0.0.0.1.
  private var isUnspecifiedOrLoopback: Bool {
    bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] <= 1
  }
}

extension in_addr {
  fileprivate var octets: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}

extension in6_addr {
  fileprivate var octets: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}
