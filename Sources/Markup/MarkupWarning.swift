/// One repair or omission while markup was read.
public struct MarkupWarning: Hashable, Sendable {
  /// What kinds there are; the raw values are printed.
  public enum Code: String, Sendable {
    /// `&` that begins no reference.
    case bareAmpersand = "bare-ampersand"
    /// `<` that begins no tag.
    case bareLessThan = "bare-less-than"
    /// A byte that XML does not allow.
    case controlCharacter = "control-character"
    /// An attribute without quotes, without value, or given twice.
    case badAttribute = "bad-attribute"
    /// A reference to an entity that nobody declared.
    case undeclaredEntity = "undeclared-entity"
    /// A reference to no character.
    case badReference = "bad-reference"
    /// Something before the root or its declaration.
    case leadingJunk = "leading-junk"
    /// Something after the root.
    case trailingJunk = "trailing-junk"
    /// An end tag without its start tag, or the other way round.
    case unbalancedTag = "unbalanced-tag"
    /// The document ends inside of elements.
    case truncated
    /// A start tag over the limit.
    case oversizedTag = "oversized-tag"
    /// Elements nested over the limit.
    case tooDeep = "too-deep"
    /// More nodes than the limit.
    case tooManyNodes = "too-many-nodes"
    /// More attributes on an element than the limit.
    case tooManyAttributes = "too-many-attributes"
    /// A text or an attribute's value over the limit.
    case textTooLong = "text-too-long"
    /// A comment, instruction or declaration that is not closed or not well-formed.
    case badDeclaration = "bad-declaration"
    /// A prefix that is not declared.
    case undeclaredPrefix = "undeclared-prefix"
    /// Any other fault that the XML library found.
    case notWellFormed = "not-well-formed"
  }

  /// What kind it is.
  public var code: Code
  /// What it was, for people.
  public var message: String
  /// The line, from 1; nil where no line can be told.
  public var line: Int?

  /// A warning at a line.
  public init(_ code: Code, _ message: String, line: Int?) {
    self.code = code
    self.message = message
    self.line = line
  }
}
