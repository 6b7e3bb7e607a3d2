/// The files that are the same in each book.
enum EPUBFiles {
  /// `META-INF/container.xml` (OCF 3.2 §4.2.6.3.1).
  static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
    </rootfiles>
    </container>

    """

  /// `style.css`; colours are the reading system's.
  static let style = """
    body { font-family: serif; line-height: 1.4; }
    h1 { font-size: 1.5em; line-height: 1.2; margin: 0 0 .3em; }
    h2, h3, h4, h5, h6 { font-size: 1.1em; margin: 1.2em 0 .3em; }
    h1 a, nav a { color: inherit; text-decoration: none; }
    p { margin: .6em 0; }
    img { max-width: 100%; max-height: 95%; }
    blockquote { margin: 1em 1.5em; }
    pre { white-space: pre-wrap; font-size: .85em; }
    table { border-collapse: collapse; font-size: .9em; }
    td, th { border: 1px solid; padding: .2em .4em; text-align: start; vertical-align: top; }
    nav ol { list-style: none; padding: 0; }
    nav ol ol { padding: 0 0 .8em 1em; }
    nav li { margin: .3em 0; }
    .byline, .more, .caption { font-size: .85em; opacity: .75; }
    .article { border-top: 1px solid; padding-top: .4em; }
    .figure { margin: 1em 0; text-align: center; }
    .term { font-weight: bold; margin-top: .6em; }
    .definition { margin-left: 1.5em; }
    .cover { text-align: center; }
    .cover img { height: 95%; max-width: 100%; }

    """
}
