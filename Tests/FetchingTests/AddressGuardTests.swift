import Testing

@testable import Fetching

@Suite("Address guard") struct AddressGuardTests {
  @Test(
    "an address is private unless the registries call it globally reachable",
    arguments: [
      ("0.0.0.0", true), ("0.1.2.3", true), ("10.255.255.254", true), ("100.63.255.255", false),
      ("100.64.0.1", true), ("100.127.255.255", true), ("100.128.0.0", false),
      ("127.0.0.1", true), ("127.255.255.255", true), ("128.0.0.1", false),
      ("169.254.169.254", true), ("172.15.255.255", false), ("172.16.0.0", true),
      ("172.31.255.255", true), ("172.32.0.0", false), ("192.0.0.8", true), ("192.0.0.9", false),
      ("192.0.2.1", true), ("192.88.99.1", true), ("192.167.255.255", false),
      ("192.168.0.1", true), ("198.17.255.255", false), ("198.18.0.1", true),
      ("198.51.100.7", true), ("203.0.113.7", true), ("223.255.255.255", false),
      ("224.0.0.1", true), ("240.0.0.1", true), ("255.255.255.255", true),
      ("93.184.216.34", false),
      ("::", true), ("::1", true), ("::2", true), ("::7f00:1", true), ("::5db8:d822", false),
      ("::ffff:10.0.0.1", true), ("::ffff:93.184.216.34", false),
      ("64:ff9b::7f00:1", true), ("64:ff9b::5db8:d822", false), ("64:ff9b:1::1", true),
      ("2002:7f00:1::1", true), ("2002:5db8:d822::1", false),
      ("2001:0:5db8:d822::a247:27dd", false),  // Teredo of 93.184.216.34
      ("2001:0:5db8:d822::f5ff:fffe", true),  // Teredo of 10.0.0.1
      ("2001:0:a00:1::a247:27dd", true),  // Teredo through the server 10.0.0.1
      ("100::1", true), ("2001:2::1", true), ("2001:20::1", false), ("2001:db8::1", true),
      ("2606:2800:220:1::1", false), ("3fff::1", true), ("5f00::1", true),
      ("fc00::1", true), ("fd00:ec2::254", true), ("fe80::1", true), ("fec0::1", true),
      ("ff02::1", true),
    ])
  func isPrivate(address: String, expected: Bool) throws {
    #expect(AddressGuard.isPrivate(try #require(IPAddress(address))) == expected)
  }

  @Test(
    "the operator's own address may be private, but never one that is no server",
    arguments: [
      ("127.0.0.1", true), ("10.0.0.1", true), ("::1", true), ("fd00::1", true),
      ("0.0.0.0", false), ("::", false), ("169.254.169.254", false), ("fe80::1", false),
      ("224.0.0.1", false), ("ff02::1", false), ("255.255.255.255", false),
      ("::ffff:169.254.169.254", false), ("64:ff9b::e000:1", false),
    ])
  func operatorsOwn(address: String, isAllowed: Bool) throws {
    let rules = AddressGuard(access: .operatorsOwn)
    let address = try #require(IPAddress(address))
    #expect(rules.allows(address, isOperatorsOwn: true) == isAllowed)
    #expect(!rules.allows(address, isOperatorsOwn: false))
    #expect(!AddressGuard(access: .refused).allows(address, isOperatorsOwn: true))
  }

  @Test(
    "a list makes what it names public and nothing else",
    arguments: [
      ("10.1.2.3", true), ("::ffff:10.1.2.3", true), ("64:ff9b::a01:203", true),
      ("11.0.0.1", true), ("127.0.0.1", false), ("169.254.1.1", true), ("169.254.2.1", false),
      ("fd00::1", true), ("fd01::1", false), ("::1", false),
    ])
  func listed(address: String, isAllowed: Bool) throws {
    let blocks = ["10.0.0.0/8", "169.254.1.1", "fd00::/16"].compactMap { AddressBlock($0) }
    let rules = AddressGuard(access: .listed(blocks))
    let address = try #require(IPAddress(address))
    #expect(rules.allows(address, isOperatorsOwn: false) == isAllowed)
    #expect(rules.allows(address, isOperatorsOwn: true) == isAllowed)
  }

  @Test(
    "a block is an address with or without a prefix length",
    arguments: [
      ("127.0.1.0/24", [127, 0, 1, 0], 24), ("10.1.2.3/8", [10, 0, 0, 0], 8),
      ("1.2.3.4", [1, 2, 3, 4], 32), ("0.0.0.0/0", [0, 0, 0, 0], 0),
      ("255.255.255.255/31", [255, 255, 255, 254], 31),
    ] as [(String, [UInt8], Int)])
  func block(text: String, address: [UInt8], prefixLength: Int) throws {
    let block = try #require(AddressBlock(text))
    #expect(block.address == address)
    #expect(block.prefixLength == prefixLength)
  }

  @Test("a block of IPv6 reads its own notation")
  func longBlock() throws {
    let block = try #require(AddressBlock("2001:db8::ffff/32"))
    #expect(block == AddressBlock("2001:db8::/32"))
    #expect(AddressBlock("::1")?.prefixLength == 128)
  }

  @Test(
    "what is no block is refused",
    arguments: [
      "", "/", "127.0.0.1/", "127.0.0.1/33", "127.0.0.1/-1", "127.0.0.1/+8", "127.0.0.1/8/8",
      "::1/129", "127.1", "0x7f.0.0.1", "localhost", "[::1]", "127.0.0.1 ", "fe80::1%lo",
      "127.0.0.1/99999999999999999999",
    ])
  func noBlock(text: String) {
    #expect(AddressBlock(text) == nil)
  }
}
