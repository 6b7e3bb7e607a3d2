/// What an element is part of (HTML Standard §2.1.2, the namespaces).
public enum HTMLNamespace: UInt8, Sendable {
  case html, svg, math
}

/// As what bytes of HTML are read.
public enum HTMLForm: Sendable {
  /// A whole page, with `html`, `head` and `body` whether they are written or not.
  case document
  /// What stands inside an element (§13.4).
  case fragment(in: HTMLContext)
}

/// The element that a fragment stands in.
public struct HTMLContext: Sendable {
  let namespace: HTMLNamespace
  /// The name in lower case.
  let name: [UInt8]
  let element: HTMLElement

  /// An article's body.
  public static let div = HTMLContext("div")

  /// An element by its name, `svg ` or `math ` before the names of those namespaces.
  public init(_ description: String) {
    let words = description.split(separator: " ", maxSplits: 1)
    switch (words.count, words.first) {
    case (2, "svg"): namespace = .svg
    case (2, "math"): namespace = .math
    default: namespace = .html
    }
    name = (words.last ?? "div").utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    element =
      HTMLElement.byName.value(of: name).flatMap { HTMLElement(rawValue: UInt8($0)) } ?? .unknown
  }
}
