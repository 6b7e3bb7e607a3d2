/// Decides which addresses may be connected to, as the command-line contract says.
///
/// It is asked for the address about to be connected to, so no spelling and no name gets past it.
struct AddressGuard {
  let access: FetchConfiguration.PrivateAccess

  /// Whether an address may be connected to.
  ///
  /// `isOperatorsOwn`: the operator named this host, or a redirect stayed on it all the way.
  func allows(_ address: IPAddress, isOperatorsOwn: Bool) -> Bool {
    if case .listed(let blocks) = access, Self.isListed(address, in: blocks) { return true }
    guard Self.isPrivate(address) else { return true }
    guard access == .operatorsOwn, isOperatorsOwn else { return false }
    return !Self.isNeverAServer(address)
  }

  /// Whether IANA's registries do not call an address globally reachable.
  static func isPrivate(_ address: IPAddress) -> Bool {
    let embedded = address.embeddedIPv4
    guard embedded.isEmpty else { return embedded.contains(where: isPrivate) }
    return SpecialPurposeAddresses.notGlobal.contains { $0.contains(address) }
      && !SpecialPurposeAddresses.globalExceptions.contains { $0.contains(address) }
  }

  private static func isNeverAServer(_ address: IPAddress) -> Bool {
    SpecialPurposeAddresses.neverAServer.contains { $0.contains(address) }
      || address.embeddedIPv4.contains(where: isNeverAServer)
  }

  /// A list that names an IPv4 address names its forms inside IPv6 too.
  private static func isListed(_ address: IPAddress, in blocks: [AddressBlock]) -> Bool {
    if blocks.contains(where: { $0.contains(address) }) { return true }
    let embedded = address.embeddedIPv4
    return !embedded.isEmpty && embedded.allSatisfy { isListed($0, in: blocks) }
  }
}
