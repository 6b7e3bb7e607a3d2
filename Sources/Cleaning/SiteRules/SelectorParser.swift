import Markup

/// Reads selectors as they are written in a file of site rules.
struct SelectorParser {
  /// What is wrong with a selector, in words.
  struct Failure: Error {
    var problem: String
  }

  private static let mostSteps = 16
  private var text: Substring

  /// The selectors of a list with commas between them.
  static func selectors(in text: String) throws(Failure) -> [ElementSelector] {
    var selectors: [ElementSelector] = []
    for part in split(text) {
      var parser = SelectorParser(text: part)
      selectors.append(try parser.selector())
    }
    return selectors
  }

  /// The parts between commas that do not stand in brackets.
  private static func split(_ text: String) -> [Substring] {
    var isInBrackets = false
    return text.split(omittingEmptySubsequences: false) { character in
      if character == "[" { isInBrackets = true }
      if character == "]" { isInBrackets = false }
      return character == "," && !isInBrackets
    }
  }

  private mutating func selector() throws(Failure) -> ElementSelector {
    var steps: [ElementSelector.Step] = []
    skipBlanks()
    while !text.isEmpty {
      guard steps.count < Self.mostSteps else {
        throw Failure(problem: "more than \(Self.mostSteps) elements, one in the other")
      }
      steps.append(try step())
      skipBlanks()
    }
    guard !steps.isEmpty else { throw Failure(problem: "a selector is missing") }
    return ElementSelector(steps: steps)
  }

  private mutating func step() throws(Failure) -> ElementSelector.Step {
    var step = ElementSelector.Step()
    var isEmpty = true
    if let first = text.first, first.isLetter {
      let name = takeName()
      guard let element = HTMLElement(named: name.lowercased()) else {
        throw Failure(problem: "“\(name)” is no element of HTML")
      }
      step.element = element
      isEmpty = false
    } else if text.first == "*" {
      text.removeFirst()
      isEmpty = false
    }
    while let mark = text.first, mark == "." || mark == "#" || mark == "[" {
      text.removeFirst()
      isEmpty = false
      switch mark {
      case ".": step.classes.append(Array(try required(takeName(), "class").utf8))
      case "#": step.identifier = Array(try required(takeName(), "id").utf8)
      default: step.attributes.append(try condition())
      }
    }
    guard !isEmpty, text.isEmpty || text.first?.isWhitespace == true else {
      throw Failure(
        problem: "“\(text)” cannot be read: write elements, .classes, #ids, [attributes] and blanks"
      )
    }
    return step
  }

  /// What is between the brackets, the first one taken already.
  private mutating func condition() throws(Failure) -> ElementSelector.Condition {
    let name = try required(takeName(), "attribute")
    guard let attribute = HTMLAttributeName(named: name.lowercased()) else {
      throw Failure(problem: "the attribute “\(name)” is not looked at")
    }
    guard let end = text.firstIndex(of: "]") else {
      throw Failure(problem: "a “[” without its “]”")
    }
    var value = text[..<end]
    text = text[text.index(after: end)...]
    guard !value.isEmpty else { return .init(name: attribute, value: nil) }
    guard value.removeFirst() == "=" else {
      throw Failure(problem: "write [\(name)] or [\(name)=value]")
    }
    if value.count > 1, let quote = value.first, quote == "\"" || quote == "'", value.last == quote
    {
      value = value.dropFirst().dropLast()
    }
    return .init(name: attribute, value: Array(value.utf8))
  }

  private func required(_ name: String, _ what: String) throws(Failure) -> String {
    guard !name.isEmpty else { throw Failure(problem: "the name of the \(what) is missing") }
    return name
  }

  private mutating func takeName() -> String {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ":" }
    text = text[name.endIndex...]
    return String(name)
  }

  private mutating func skipBlanks() {
    text = text.drop { $0.isWhitespace }
  }
}
