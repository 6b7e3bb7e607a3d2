import Markup

/// What the value of an attribute must be to stay.
enum AttributePolicy: Sendable {
  /// Any text: it is shown or read out, never interpreted.
  case text
  /// A number of at most six digits.
  case number
  /// A number that may be negative.
  case integer
  /// A length in pixels or per cent.
  case dimension
  /// A length in any unit, or its name (MathML Core §2.1.3).
  case mathLength
  /// One of these words, in any case.
  case word(Set<String>)
  /// Words in letters and hyphens.
  case words
  /// Present or not; the value is dropped.
  case flag
  /// A language tag (BCP 47).
  case language
  /// The classes that name a programming language (HTML Standard §4.5.15).
  case codeLanguage
  /// Ids of the fragment's own elements.
  case identifiers
  /// Where a link leads.
  case link
  /// What is fetched as soon as the fragment is shown.
  case media
  /// Never copied: the code for its element writes it.
  case writtenAnew

  /// What an attribute must be on an element of HTML; nil when it is not allowed there.
  static func policy(for name: HTMLAttributeName, on element: HTMLElement) -> AttributePolicy? {
    let onElement = policies[Int(element.rawValue) * nameCount + Int(name.rawValue)]
    return onElement ?? policies[Int(name.rawValue)]
  }

  /// What an attribute must be in a formula; nil when it is not allowed there.
  static func policy(forFormula name: HTMLAttributeName) -> AttributePolicy? {
    formulaPolicies[Int(name.rawValue)]
  }

  private static let nameCount = HTMLAttributeName.allCases.count

  /// By element and name; the row of `unknown` holds for all elements.
  private static let policies: [AttributePolicy?] = {
    let count = HTMLElement.allCases.count * nameCount
    var policies = [AttributePolicy?](repeating: nil, count: count)
    let everywhere = AllowList.Row([.unknown], .unwrap)
    for row in AllowList.rows + [everywhere] {
      let attributes = row.elements == [.unknown] ? AllowList.everywhere : row.attributes
      for element in row.elements {
        fill(
          &policies[Int(element.rawValue) * nameCount..<Int(element.rawValue + 1) * nameCount],
          with: attributes)
      }
    }
    return policies
  }()

  private static let formulaPolicies: [AttributePolicy?] = {
    var policies = [AttributePolicy?](repeating: nil, count: nameCount)
    fill(&policies[...], with: AllowList.formulaAttributes)
    return policies
  }()

  private static func fill(
    _ policies: inout ArraySlice<AttributePolicy?>,
    with attributes: [(names: [HTMLAttributeName], policy: AttributePolicy)]
  ) {
    for (names, policy) in attributes {
      for name in names { policies[policies.startIndex + Int(name.rawValue)] = policy }
    }
  }
}
