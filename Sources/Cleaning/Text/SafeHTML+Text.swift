import Markup
public import Vocabulary

extension SafeHTML {
  /// The fragment as a person would type it; made anew at each call, linear in its length.
  public var text: PlainText? {
    TextNormalizer.plainText(TreeText.text(of: HTMLTree(fragment: utf8.span)))
  }
}
