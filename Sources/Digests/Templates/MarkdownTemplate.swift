/// The template of Markdown digests; `TemplateContext` says what it can name.
enum MarkdownTemplate {
  static let source = """
    {{% CONTENT_TYPE:TEXT }}
    # {{{digestTitle}}}

    {{{digestDay}}} · {{{digestExtent}}}

    {{#hasContents}}
    {{#sections}}
    - {{#sectionTitle}}**{{{sectionTitle}}}** · {{/sectionTitle}}{{#feeds}}{{{feedSeparator}}}\
    {{{feedTitle}}} ({{{feedCount}}}){{/feeds}}
    {{/sections}}

    {{/hasContents}}
    {{#sections}}
    {{#sectionTitle}}
    ## {{{sectionTitle}}}

    {{/sectionTitle}}
    {{#feeds}}
    ### {{{feedTitle}}}

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
    {{#media}}
    {{#medias}}{{{mediaSeparator}}}[{{{mediaLabel}}}]({{{mediaURL}}}){{/medias}}

    {{/media}}
    {{#coverage}}
    Also covered by {{#coverages}}{{{coverageSeparator}}}\
    {{#coverageURL}}[{{{coverageSource}}}]({{{coverageURL}}}){{/coverageURL}}\
    {{^coverageURL}}{{{coverageSource}}}{{/coverageURL}}{{/coverages}}

    {{/coverage}}
    {{/stories}}
    {{/feeds}}
    {{/sections}}
    ---

    Made by Winnow from what the feeds above published.

    """
}
