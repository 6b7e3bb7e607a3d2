/// The IPv6 forms that carry an IPv4 address, and where they do.
struct EmbeddedIPv4 {
  let block: AddressBlock
  let offset: Int
  /// Teredo hides the client's address by turning its bits over (RFC 4380 §4).
  let isInverted: Bool

  static let forms: [EmbeddedIPv4] = [
    EmbeddedIPv4("::ffff:0:0/96", offset: 12),  // mapped, RFC 4291 §2.5.5.2
    EmbeddedIPv4("::/96", offset: 12),  // compatible, RFC 4291 §2.5.5.1
    EmbeddedIPv4("64:ff9b::/96", offset: 12),  // NAT64, RFC 6052 §2.1
    EmbeddedIPv4("2002::/16", offset: 2),  // 6to4, RFC 3056 §2
    EmbeddedIPv4("2001::/32", offset: 4),  // Teredo's server, RFC 4380 §4
    EmbeddedIPv4("2001::/32", offset: 12, isInverted: true),  // Teredo's client
  ].compactMap(\.self)

  private init?(_ block: String, offset: Int, isInverted: Bool = false) {
    guard let block = AddressBlock(block) else { return nil }
    self.block = block
    self.offset = offset
    self.isInverted = isInverted
  }
}

/// What IANA says of blocks of addresses.
///
/// From the registries "IPv4 Special-Purpose Address Space", "IPv6 Special-Purpose Address Space"
/// (RFC 6890 and its updates) and the multicast blocks (RFC 5771, RFC 4291 §2.7).
enum SpecialPurposeAddresses {
  /// Blocks that are not globally reachable.
  static let notGlobal: [AddressBlock] = blocks([
    "0.0.0.0/8",  // this network, RFC 791 §3.2
    "10.0.0.0/8",  // private use, RFC 1918
    "100.64.0.0/10",  // shared address space, RFC 6598
    "127.0.0.0/8",  // loopback, RFC 1122 §3.2.1.3
    "169.254.0.0/16",  // link local, RFC 3927
    "172.16.0.0/12",  // private use, RFC 1918
    "192.0.0.0/24",  // IETF protocol assignments, RFC 6890 §2.1
    "192.0.2.0/24",  // documentation, RFC 5737
    "192.168.0.0/16",  // private use, RFC 1918
    "192.88.99.0/24",  // 6to4 relay anycast, withdrawn by RFC 7526
    "198.18.0.0/15",  // benchmarking, RFC 2544
    "198.51.100.0/24",  // documentation, RFC 5737
    "203.0.113.0/24",  // documentation, RFC 5737
    "224.0.0.0/4",  // multicast, RFC 5771
    "240.0.0.0/4",  // reserved, RFC 1112 §4, with the limited broadcast
    "::/128",  // unspecified, RFC 4291 §2.5.2
    "::1/128",  // loopback, RFC 4291 §2.5.3
    "64:ff9b:1::/48",  // local-use translation, RFC 8215
    "100::/64",  // discard only, RFC 6666
    "100:0:0:1::/64",  // dummy prefix, RFC 9780
    "2001::/23",  // IETF protocol assignments, RFC 2928
    "2001:db8::/32",  // documentation, RFC 3849
    "3fff::/20",  // documentation, RFC 9637
    "5f00::/16",  // segment routing, RFC 9602
    "fc00::/7",  // unique local, RFC 4193
    "fe80::/10",  // link local, RFC 4291 §2.5.6
    "fec0::/10",  // site local, deprecated by RFC 3879
    "ff00::/8",  // multicast, RFC 4291 §2.7
  ])

  /// Blocks inside those above that are globally reachable all the same.
  static let globalExceptions: [AddressBlock] = blocks([
    "192.0.0.9/32",  // port control protocol anycast, RFC 7723
    "192.0.0.10/32",  // TURN anycast, RFC 8155
    "2001:1::1/128",  // port control protocol anycast, RFC 7723
    "2001:1::2/128",  // TURN anycast, RFC 8155
    "2001:1::3/128",  // DNS-SD registration anycast, RFC 9665
    "2001:3::/32",  // AMT, RFC 7450
    "2001:4:112::/48",  // AS112, RFC 7535
    "2001:20::/28",  // ORCHIDv2, RFC 7343
    "2001:30::/28",  // drone remote identification, RFC 9374
  ])

  /// Blocks that are never an operator's own server, whatever was typed.
  static let neverAServer: [AddressBlock] = blocks([
    "0.0.0.0/8", "::/128",  // unspecified
    "169.254.0.0/16", "fe80::/10",  // link local
    "224.0.0.0/4", "ff00::/8",  // multicast
    "255.255.255.255/32",  // broadcast
  ])

  private static func blocks(_ texts: [String]) -> [AddressBlock] {
    texts.map { text in
      guard let block = AddressBlock(text) else { preconditionFailure("\(text) is no block") }
      return block
    }
  }
}
