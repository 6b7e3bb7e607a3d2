import Markup

/// The numbers of a list's items, as a browser shows them (HTML Standard §4.4.5, §4.4.8).
struct ListNumbering {
  private enum Style: UInt8 {
    case decimal = 0x31
    case lowerLetters = 0x61
    case upperLetters = 0x41
    case lowerRoman = 0x69
    case upperRoman = 0x49
  }

  private var number = 0
  private var step = 0
  private var style = Style.decimal

  /// Items with a mark in place of a number.
  static let unordered = ListNumbering()

  private init() {}

  /// The numbering of an `ol`; one that counts down begins at the number of its items.
  init(of list: Int, in tree: HTMLTree) {
    step = tree.value(of: .reversed, in: list) == nil ? 1 : -1
    let first =
      Self.integer(.start, of: list, in: tree)
      ?? (step == 1 ? 1 : Self.itemCount(of: list, in: tree))
    number = first &- step
    if let type = tree.value(of: .type, in: list), type.count == 1 {
      style = Style(rawValue: tree.bytes[type.lowerBound]) ?? .decimal
    }
  }

  /// The number of the next item; nil in a list without numbers.
  mutating func next(for item: Int, in tree: HTMLTree) -> String? {
    guard step != 0 else { return nil }
    number = Self.integer(.value, of: item, in: tree) ?? (number &+ step)
    return Self.written(number, style)
  }

  private static func itemCount(of list: Int, in tree: HTMLTree) -> Int {
    var count = 0
    var child = list + 1
    while child < Int(tree.nodes[list].end) {
      if tree.nodes[child].element == .li { count += 1 }
      child = Int(tree.nodes[child].end)
    }
    return count
  }

  private static func integer(
    _ name: HTMLAttributeName, of node: Int, in tree: HTMLTree
  ) -> Int? {
    tree.value(of: name, in: node).flatMap { value in
      value.count <= 9 ? Int(String(decoding: tree.bytes[value], as: UTF8.self)) : nil
    }
  }

  private static func written(_ number: Int, _ style: Style) -> String {
    switch style {
    case .decimal: String(number)
    case .lowerLetters: letters(number) ?? String(number)
    case .upperLetters: letters(number)?.uppercased() ?? String(number)
    case .lowerRoman: roman(number)?.lowercased() ?? String(number)
    case .upperRoman: roman(number) ?? String(number)
    }
  }

  /// `a` to `z`, then `aa`.
  private static func letters(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.insert(UInt8(ascii: "a") + UInt8(rest % 26), at: 0)
      rest /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func roman(_ number: Int) -> String? {
    guard (1..<4000).contains(number) else { return nil }
    var rest = number
    var digits = ""
    for (value, digit) in romanDigits {
      while rest >= value {
        digits += digit
        rest -= value
      }
    }
    return digits
  }

  private static let romanDigits = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
