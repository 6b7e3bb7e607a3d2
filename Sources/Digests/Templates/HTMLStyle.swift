/// The style sheet of HTML digests: inside the page, for nothing is loaded.
enum HTMLStyle {
  static let source = """
    :root { color-scheme: light dark; }
    body { margin: 0; background: #f6f3ec; color: #23211d;
      font: 17px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; }
    .page { max-width: 40em; margin: 0 auto; padding: 2.5em 1.25em 3em; }
    a { color: inherit; text-decoration: none; }
    a:hover, a:focus { text-decoration: underline; }
    header { border-bottom: 3px solid #23211d; padding-bottom: 1em; }
    h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; }
    h1 { margin: 0 0 .3em; font-size: 2.1em; letter-spacing: -.01em; }
    .when, nav, h3, .byline, .more, .brief small, footer { font-family: system-ui, -apple-system,
      "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    .when { margin: 0; font-size: .82em; color: #6b655a; }
    nav { padding: .9em 0; border-bottom: 1px solid #d9d3c5; font-size: .84em; color: #6b655a; }
    nav p { margin: .3em 0; }
    nav ol { margin: .3em 0; padding-left: 2.1em; }
    nav a { color: #8a4b16; }
    nav p a { display: inline-block; }
    nav a.folder { color: #23211d; font-weight: 600; margin-right: .4em; }
    nav small { color: #777063; }
    h2 { margin: 2em 0 0; font-size: 1.5em; border-bottom: 1px solid #23211d; padding-bottom: .2em; }
    h3 { margin: 1.9em 0 0; font-size: .78em; letter-spacing: .07em; text-transform: uppercase;
      color: #8a4b16; }
    article { padding: .9em 0 1.1em; border-bottom: 1px solid #d9d3c5; overflow: hidden; }
    article:last-child { border-bottom: 0; }
    article > img { float: right; width: 150px; height: auto; max-height: 150px; object-fit: cover;
      margin: .3em 0 .6em 1.2em; border-radius: 3px; }
    h4 { margin: 0; font-size: 1.22em; }
    .byline { margin: .3em 0 0; font-size: .76em; color: #6b655a; overflow-wrap: anywhere; }
    .lead, .change { margin: .5em 0 0; overflow-wrap: anywhere; }
    .more { margin: .6em 0 0; font-size: .8em; color: #6b655a; overflow-wrap: anywhere; }
    .more a { color: #8a4b16; text-decoration: underline; text-underline-offset: .15em; }
    .brief { margin: .7em 0 0; padding-left: 1.1em; font-size: .94em; }
    .brief li { margin: .25em 0; overflow-wrap: anywhere; }
    .brief li::marker { color: #8a4b16; }
    .brief small { color: #6b655a; white-space: nowrap; }
    .body { overflow-wrap: anywhere; }
    .body h1, .body h2, .body h3, .body h4 { margin: 1.2em 0 0; font-size: 1.05em;
      font-family: inherit; letter-spacing: 0; text-transform: none; color: inherit; border: 0; }
    .body a { color: #8a4b16; text-decoration: underline; text-underline-offset: .15em; }
    .body img, .body video { max-width: 100%; height: auto; border-radius: 3px; }
    .body pre, .body table { display: block; max-width: 100%; overflow-x: auto; }
    .body figure, .body blockquote { margin: 1em 0; }
    .body blockquote { border-left: 3px solid #d9d3c5; padding-left: 1em; }
    del { color: #8f2f22; }
    ins { color: #2c6134; text-decoration: none; background: #e3ecd9; }
    footer { margin-top: 2.5em; padding-top: 1em; border-top: 3px solid #23211d; font-size: .76em;
      color: #6b655a; }
    footer p { margin: 0 0 .6em; overflow-wrap: anywhere; }
    @media (max-width: 520px) {
      body { font-size: 16px; }
      .page { padding: 1.4em 1em 2em; }
      h1 { font-size: 1.8em; }
      article > img { float: none; display: block; width: 100%; max-height: 200px;
        margin: .2em 0 .8em; }
    }
    @media (prefers-color-scheme: dark) {
      body { background: #191815; color: #e6e1d6; }
      header, h2, footer { border-color: #e6e1d6; }
      nav, article, .body blockquote { border-color: #3a372f; }
      .when, nav, .byline, .more, .brief small, footer { color: #a39c8d; }
      nav small { color: #8f8878; }
      nav a, h3, .more a, .body a { color: #dfa463; }
      nav a.folder { color: #e6e1d6; }
      .brief li::marker { color: #dfa463; }
      del { color: #e09a8d; }
      ins { color: #b5d3a4; background: #26301f; }
    }
    @media print {
      body { background: none; }
      article { break-inside: avoid; }
    }
    """
}
