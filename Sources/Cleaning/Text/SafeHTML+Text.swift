import Markup
public import Vocabulary

extension SafeHTML {
  /// The fragment as a person would type it; made anew at each call, linear in its length.
  public var text: PlainText? {
    TextNormalizer.plainText(TreeText.text(of: HTMLTree(fragment: utf8.span)))
  }

  /// The fragment as a person would type it, with `[1]` behind each link, and the addresses in the
  /// order of their numbers; nil where there is no text.
  public var linkedText: (text: PlainText, addresses: [String])? {
    let (text, addresses) = TreeText.linkedText(of: HTMLTree(fragment: utf8.span))
    return TextNormalizer.plainText(text).map { ($0, addresses) }
  }
}
