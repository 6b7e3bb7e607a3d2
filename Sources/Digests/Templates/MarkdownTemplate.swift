/// The template of Markdown digests; `TemplateContext` says what it can name.
enum MarkdownTemplate {
  static let source = """
    {{% CONTENT_TYPE:TEXT }}
    # {{{digestTitle}}}

    {{{digestDay}}} · {{{digestExtent}}}

    {{#hasContents}}
    {{#sections}}
    {{#byFeed}}
    - {{#sectionTitle}}**{{{sectionTitle}}}** · {{/sectionTitle}}{{#feeds}}{{{feedSeparator}}}\
    {{{feedTitle}}} ({{{feedCount}}}){{/feeds}}
    {{/byFeed}}
    {{#byStory}}
    {{#feeds}}
    {{#stories}}
    - {{{storyTitle}}}
    {{/stories}}
    {{/feeds}}
    {{/byStory}}
    {{/sections}}

    {{/hasContents}}
    {{#sections}}
    {{#sectionTitle}}
    ## {{{sectionTitle}}}

    {{/sectionTitle}}
    {{#feeds}}
    {{#feedTitle}}
    ### {{{feedTitle}}}

    {{/feedTitle}}
    {{#stories}}
    #### {{#storyURL}}[{{{storyTitle}}}]({{{storyURL}}}){{/storyURL}}\
    {{^storyURL}}{{{storyTitle}}}{{/storyURL}}

    {{#byline}}
    *{{{byline}}}*

    {{/byline}}
    {{#picture}}
    ![]({{{picture}}})

    {{/picture}}
    {{#lead}}
    {{{lead}}}

    {{/lead}}
    {{#storyParagraphs}}
    {{{paragraph}}}

    {{/storyParagraphs}}
    {{#media}}
    {{#medias}}{{{mediaSeparator}}}[{{{mediaLabel}}}]({{{mediaURL}}}){{/medias}}

    {{/media}}
    {{#coverage}}
    Also covered by {{#coverages}}{{{coverageSeparator}}}\
    {{#coverageURL}}[{{{coverageSource}}}]({{{coverageURL}}}){{/coverageURL}}\
    {{^coverageURL}}{{{coverageSource}}}{{/coverageURL}}{{/coverages}}\
    {{#moreCoverage}}, {{{moreCoverage}}} more{{/moreCoverage}}

    {{/coverage}}
    {{/stories}}
    {{#brief}}
    {{#feedTitle}}
    In brief:

    {{/feedTitle}}
    {{^feedTitle}}
    ### In brief

    {{/feedTitle}}
    {{#briefStories}}
    - {{#briefURL}}[{{{briefTitle}}}]({{{briefURL}}}){{/briefURL}}{{^briefURL}}{{{briefTitle}}}{{/briefURL}}\
    {{#briefSource}} ({{{briefSource}}}){{/briefSource}}
    {{/briefStories}}

    {{/brief}}
    {{/feeds}}
    {{/sections}}
    {{#corrected}}
    ## Corrected since

    {{#corrections}}
    #### {{#correctedURL}}[{{{correctedTitle}}}]({{{correctedURL}}}){{/correctedURL}}\
    {{^correctedURL}}{{{correctedTitle}}}{{/correctedURL}}

    *{{{correctedSource}}}*

    {{#formerTitle}}
    Was called: {{{formerTitle}}}

    {{/formerTitle}}
    {{#changes}}
    > {{#beforeText}}… {{{beforeText}}} {{/beforeText}}\
    {{#removedText}}~~{{{removedText}}}~~ {{/removedText}}\
    {{#addedText}}**{{{addedText}}}**{{/addedText}}\
    {{#afterText}} {{{afterText}}} …{{/afterText}}

    {{/changes}}
    {{/corrections}}
    {{/corrected}}
    ---

    {{#failures}}
    {{{failures}}}

    {{/failures}}
    Made by Winnow from what the feeds above published.

    """
}
