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
    \(HTMLStyle.source)
    </style>
    </head>
    <body>
    <div class="page">
    <header>
    <h1 dir="auto">{{{digestTitle}}}</h1>
    <p class="when"><time datetime="{{{digestDate}}}">{{{digestDay}}}</time>\
    {{#digestNumber}} · No. {{{digestNumber}}}{{/digestNumber}}<br>\
    {{{digestExtent}}}</p>
    </header>
    {{#hasContents}}
    <nav aria-label="Contents">
    {{#sections}}
    {{#byFeed}}
    <p>{{#sectionTitle}}<a class="folder" href="#{{{sectionAnchor}}}">{{{sectionTitle}}}</a> \
    {{/sectionTitle}}{{#feeds}}{{{feedSeparator}}}<a href="#{{{feedAnchor}}}">\
    <bdi>{{{feedTitle}}}</bdi></a>&nbsp;<small>{{{feedCount}}}</small>{{/feeds}}</p>
    {{/byFeed}}
    {{#byStory}}
    {{#feeds}}
    <ol>
    {{#stories}}
    <li dir="auto"><a href="#{{{storyAnchor}}}">{{{storyTitle}}}</a></li>
    {{/stories}}
    </ol>
    {{/feeds}}
    {{/byStory}}
    {{/sections}}
    {{#corrected}}
    <p><a href="#corrected">Corrected since</a></p>
    {{/corrected}}
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
    {{#feedTitle}}
    <h3 dir="auto">{{{feedTitle}}}</h3>
    {{/feedTitle}}
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
    {{#storyBody}}
    <div class="body" dir="auto">{{{storyBody}}}</div>
    {{/storyBody}}
    {{#media}}
    <p class="more">{{#medias}}{{{mediaSeparator}}}<a href="{{{mediaURL}}}">\
    <bdi>{{{mediaLabel}}}</bdi></a>{{/medias}}</p>
    {{/media}}
    {{#coverage}}
    <p class="more">Also covered by {{#coverages}}{{{coverageSeparator}}}\
    {{#coverageURL}}<a href="{{{coverageURL}}}"{{#coverageTitle}} title="{{{coverageTitle}}}"\
    {{/coverageTitle}}><bdi>{{{coverageSource}}}</bdi></a>{{/coverageURL}}\
    {{^coverageURL}}<bdi>{{{coverageSource}}}</bdi>{{/coverageURL}}{{/coverages}}\
    {{#moreCoverage}}, {{{moreCoverage}}} more{{/moreCoverage}}</p>
    {{/coverage}}
    </article>
    {{/stories}}
    {{#brief}}
    {{^feedTitle}}
    <h3>In brief</h3>
    {{/feedTitle}}
    <ul class="brief">
    {{#briefStories}}
    <li dir="auto">{{#briefURL}}<a href="{{{briefURL}}}">{{{briefTitle}}}</a>{{/briefURL}}\
    {{^briefURL}}{{{briefTitle}}}{{/briefURL}}{{#briefSource}} <small>{{{briefSource}}}</small>\
    {{/briefSource}}</li>
    {{/briefStories}}
    </ul>
    {{/brief}}
    </section>
    {{/feeds}}
    </section>
    {{/sections}}
    {{#corrected}}
    <section id="corrected">
    <h2>Corrected since</h2>
    {{#corrections}}
    <article>
    <h4 dir="auto">{{#correctedURL}}<a href="{{{correctedURL}}}">{{{correctedTitle}}}</a>\
    {{/correctedURL}}{{^correctedURL}}{{{correctedTitle}}}{{/correctedURL}}</h4>
    <p class="byline" dir="auto">{{{correctedSource}}}</p>
    {{#formerTitle}}
    <p class="change" dir="auto">Was called: <del>{{{formerTitle}}}</del></p>
    {{/formerTitle}}
    {{#changes}}
    <p class="change" dir="auto">{{#beforeText}}… {{{beforeText}}} {{/beforeText}}\
    {{#removedText}}<del>{{{removedText}}}</del> {{/removedText}}\
    {{#addedText}}<ins>{{{addedText}}}</ins>{{/addedText}}\
    {{#afterText}} {{{afterText}}} …{{/afterText}}</p>
    {{/changes}}
    </article>
    {{/corrections}}
    </section>
    {{/corrected}}
    </main>
    <footer>
    {{#failures}}
    <p>{{{failures}}}</p>
    {{/failures}}
    <p>Made by Winnow from what the feeds above published.</p>
    </footer>
    </div>
    </body>
    </html>

    """
}
