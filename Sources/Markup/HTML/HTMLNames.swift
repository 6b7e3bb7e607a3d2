extension HTMLElement {
  /// The element of a name in lower case; nil for one that is not known.
  public init?(named name: String) {
    guard let number = HTMLElement.byName.value(of: name.utf8) else { return nil }
    self.init(rawValue: UInt8(number))
  }
}

extension HTMLAttributeName {
  /// The attribute of a name in lower case; nil for one that nobody reads.
  public init?(named name: String) {
    guard let number = HTMLAttributeName.byName.value(of: name.utf8) else { return nil }
    self.init(rawValue: UInt8(number))
  }
}
