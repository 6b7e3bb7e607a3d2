/// Numbers the addresses that a text links to, each once, in the order in which they are met.
struct TextLinks {
  private(set) var addresses: [String] = []
  private var numbers: [String: Int] = [:]

  /// The number of an address, from 1.
  mutating func number(of address: String) -> Int {
    if let number = numbers[address] { return number }
    addresses.append(address)
    numbers[address] = addresses.count
    return addresses.count
  }
}
