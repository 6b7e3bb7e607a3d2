/// The template of HTML digests; `TemplateContext` says what it can name.
///
/// Mail clients that drop the style sheet still show headings, paragraphs and links in order, so
/// nothing depends on it; clients that know `prefers-color-scheme` get the dark colours.
enum HTMLTemplate {
  static let source = """
    {{% CONTENT_TYPE:TEXT }}
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="\
    default-src 'none'; img-src http: https:; style-src 'unsafe-inline'">
    <meta name="generator" content="Winnow">
    <title>{{{digestTitle}}}</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <div class="page">
    <header>
    <h1 dir="auto">{{{digestTitle}}}</h1>
    <p class="when"><time datetime="{{{digestDate}}}">{{{digestDay}}}</time><br>\
    {{{digestExtent}}}</p>
    </header>
    {{#hasContents}}
    <nav aria-label="Contents">
    {{#sections}}
    <p>{{#sectionTitle}}<a class="folder" href="#{{{sectionAnchor}}}">{{{sectionTitle}}}</a> \
    {{/sectionTitle}}{{#feeds}}{{{feedSeparator}}}<a href="#{{{feedAnchor}}}">\
    <bdi>{{{feedTitle}}}</bdi></a>&nbsp;<small>{{{feedCount}}}</small>{{/feeds}}</p>
    {{/sections}}
    </nav>
    {{/hasContents}}
    <main>
    {{#sections}}
    <section id="{{{sectionAnchor}}}">
    {{#sectionTitle}}
    <h2 dir="auto">{{{sectionTitle}}}</h2>
    {{/sectionTitle}}
    {{#feeds}}
    <section id="{{{feedAnchor}}}">
    <h3 dir="auto">{{{feedTitle}}}</h3>
    {{#stories}}
    <article id="{{{storyAnchor}}}">
    {{#picture}}
    <img src="{{{picture}}}" alt="" width="150" align="right" loading="lazy">
    {{/picture}}
    <h4 dir="auto">{{#storyURL}}<a href="{{{storyURL}}}">{{{storyTitle}}}</a>{{/storyURL}}\
    {{^storyURL}}{{{storyTitle}}}{{/storyURL}}</h4>
    {{#byline}}
    <p class="byline" dir="auto">{{{byline}}}</p>
    {{/byline}}
    {{#lead}}
    <p class="lead" dir="auto">{{{lead}}}</p>
    {{/lead}}
    {{#media}}
    <p class="more">{{#medias}}{{{mediaSeparator}}}<a href="{{{mediaURL}}}">\
    <bdi>{{{mediaLabel}}}</bdi></a>{{/medias}}</p>
    {{/media}}
    {{#coverage}}
    <p class="more">Also covered by {{#coverages}}{{{coverageSeparator}}}\
    {{#coverageURL}}<a href="{{{coverageURL}}}"{{#coverageTitle}} title="{{{coverageTitle}}}"\
    {{/coverageTitle}}><bdi>{{{coverageSource}}}</bdi></a>{{/coverageURL}}\
    {{^coverageURL}}<bdi>{{{coverageSource}}}</bdi>{{/coverageURL}}{{/coverages}}</p>
    {{/coverage}}
    </article>
    {{/stories}}
    </section>
    {{/feeds}}
    </section>
    {{/sections}}
    </main>
    <footer>Made by Winnow from what the feeds above published.</footer>
    </div>
    </body>
    </html>

    """

  private static let style = """
    :root { color-scheme: light dark; }
    body { margin: 0; background: #f6f3ec; color: #23211d;
      font: 17px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; }
    .page { max-width: 40em; margin: 0 auto; padding: 2.5em 1.25em 3em; }
    a { color: inherit; text-decoration: none; }
    a:hover, a:focus { text-decoration: underline; }
    header { border-bottom: 3px solid #23211d; padding-bottom: 1em; }
    h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; }
    h1 { margin: 0 0 .3em; font-size: 2.1em; letter-spacing: -.01em; }
    .when, nav, h3, .byline, .more, footer { font-family: system-ui, -apple-system, "Segoe UI",
      Roboto, "Helvetica Neue", Arial, sans-serif; }
    .when { margin: 0; font-size: .82em; color: #6b655a; }
    nav { padding: .9em 0; border-bottom: 1px solid #d9d3c5; font-size: .84em; color: #6b655a; }
    nav p { margin: .3em 0; }
    nav a { color: #8a4b16; display: inline-block; }
    nav a.folder { color: #23211d; font-weight: 600; margin-right: .4em; }
    nav small { color: #8c8576; }
    h2 { margin: 2em 0 0; font-size: 1.5em; border-bottom: 1px solid #23211d; padding-bottom: .2em; }
    h3 { margin: 1.9em 0 0; font-size: .78em; letter-spacing: .07em; text-transform: uppercase;
      color: #8a4b16; }
    article { padding: .9em 0 1.1em; border-bottom: 1px solid #d9d3c5; overflow: hidden; }
    article:last-child { border-bottom: 0; }
    article img { float: right; width: 150px; height: auto; margin: .3em 0 .6em 1.2em;
      border-radius: 3px; }
    h4 { margin: 0; font-size: 1.22em; }
    .byline { margin: .3em 0 0; font-size: .76em; color: #6b655a; overflow-wrap: anywhere; }
    .lead { margin: .5em 0 0; overflow-wrap: anywhere; }
    .more { margin: .6em 0 0; font-size: .8em; color: #6b655a; overflow-wrap: anywhere; }
    .more a { color: #8a4b16; text-decoration: underline; text-underline-offset: .15em; }
    footer { margin-top: 2.5em; padding-top: 1em; border-top: 3px solid #23211d; font-size: .76em;
      color: #6b655a; }
    @media (max-width: 520px) {
      body { font-size: 16px; }
      .page { padding: 1.4em 1em 2em; }
      h1 { font-size: 1.8em; }
      article img { float: none; display: block; width: 100%; margin: .2em 0 .8em; }
    }
    @media (prefers-color-scheme: dark) {
      body { background: #191815; color: #e6e1d6; }
      header, h2, footer { border-color: #e6e1d6; }
      nav, article { border-color: #3a372f; }
      .when, nav, .byline, .more, footer { color: #a39c8d; }
      nav small { color: #857e70; }
      nav a, h3, .more a { color: #dfa463; }
      nav a.folder { color: #e6e1d6; }
    }
    @media print {
      body { background: none; }
      article { break-inside: avoid; }
    }
    """
}
