import Parsing
import Testing
import WebText

@Suite("The feeds of services, by rule") struct ServiceRuleTests {
  /// A page of each service, as people paste it, and its best feed.
  private static let pages = [
    (
      "https://www.youtube.com/channel/UCabc-_1/videos",
      "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc-_1"
    ),
    ("http://youtube.com/user/someone", "https://www.youtube.com/feeds/videos.xml?user=someone"),
    (
      "https://m.youtube.com/playlist?si=x&list=PL12",
      "https://www.youtube.com/feeds/videos.xml?playlist_id=PL12"
    ),
    ("https://vimeo.com/channels/picks", "https://vimeo.com/channels/picks/videos/rss"),
    ("https://vimeo.com/groups/films", "https://vimeo.com/groups/films/videos/rss"),
    ("https://vimeo.com/ann", "https://vimeo.com/ann/videos/rss"),
    ("https://odysee.com/@ann:5", "https://odysee.com/$/rss/@ann:5"),
    ("https://www.dailymotion.com/ann", "https://www.dailymotion.com/rss/user/ann/1"),
    (
      "https://www.flickr.com/photos/12345@N08/",
      "https://www.flickr.com/services/feeds/photos_public.gne?id=12345@N08&format=atom"
    ),
    (
      "https://podcasts.apple.com/us/podcast/a-show/id42?i=7",
      "https://itunes.apple.com/lookup?id=42&entity=podcast"
    ),
    (
      "https://podcasts.apple.com/us/podcast/id42",
      "https://itunes.apple.com/lookup?id=42&entity=podcast"
    ),
    ("https://band.bandcamp.com/album/x", "https://band.bandcamp.com/feed"),
    ("https://github.com/ann/tool", "https://github.com/ann/tool/releases.atom"),
    ("https://github.com/ann/tool/issues/4", "https://github.com/ann/tool/releases.atom"),
    ("https://github.com/ann/tool/releases/tag/v1", "https://github.com/ann/tool/releases.atom"),
    ("https://github.com/ann/tool/tags", "https://github.com/ann/tool/tags.atom"),
    ("https://github.com/ann/tool/commits/dev", "https://github.com/ann/tool/commits/dev.atom"),
    ("https://github.com/ann/tool/commits", "https://github.com/ann/tool/commits.atom"),
    ("https://github.com/ann/tool/tree/dev", "https://github.com/ann/tool/commits/dev.atom"),
    ("https://github.com/ann/tool/wiki", "https://github.com/ann/tool/wiki.atom"),
    (
      "https://github.com/ann/tool/discussions", "https://github.com/ann/tool/discussions.atom"
    ),
    ("https://github.com/ann/", "https://github.com/ann.atom"),
    ("https://gist.github.com/ann", "https://gist.github.com/ann.atom"),
    ("https://gitlab.com/ann/tool", "https://gitlab.com/ann/tool/-/releases.atom"),
    ("https://gitlab.com/ann/tool/-/releases", "https://gitlab.com/ann/tool/-/releases.atom"),
    ("https://gitlab.com/ann/tool/-/tags", "https://gitlab.com/ann/tool/-/tags?format=atom"),
    (
      "https://gitlab.com/ann/tool/-/commits/main",
      "https://gitlab.com/ann/tool/-/commits/main?format=atom"
    ),
    ("https://gitlab.com/ann", "https://gitlab.com/ann.atom"),
    ("https://codeberg.org/ann/tool/releases", "https://codeberg.org/ann/tool/releases.rss"),
    ("https://codeberg.org/ann/tool/tags", "https://codeberg.org/ann/tool/tags.rss"),
    ("https://codeberg.org/ann/tool", "https://codeberg.org/ann/tool/releases.rss"),
    ("https://codeberg.org/ann", "https://codeberg.org/ann.rss"),
    ("https://git.sr.ht/~ann/tool", "https://git.sr.ht/~ann/tool/refs/rss.xml"),
    ("https://git.sr.ht/~ann/tool/log", "https://git.sr.ht/~ann/tool/log/rss.xml"),
    ("https://pypi.org/project/tool/1.0/", "https://pypi.org/rss/project/tool/releases.xml"),
    ("https://crates.io/crates/tool", "https://static.crates.io/rss/crates/tool.xml"),
    ("https://rubygems.org/gems/tool", "https://rubygems.org/gems/tool/versions.atom"),
    (
      "https://packagist.org/packages/ann/tool",
      "https://packagist.org/feeds/package.ann/tool.rss"
    ),
    ("https://old.reddit.com/r/swift/", "https://www.reddit.com/r/swift/.rss"),
    ("https://www.reddit.com/r/swift/top?t=week", "https://www.reddit.com/r/swift/top/.rss"),
    (
      "https://www.reddit.com/r/swift/comments/1a2/a_title/",
      "https://www.reddit.com/r/swift/comments/1a2/.rss"
    ),
    ("https://www.reddit.com/user/ann/m/news", "https://www.reddit.com/user/ann/m/news/.rss"),
    ("https://www.reddit.com/user/ann/comments", "https://www.reddit.com/user/ann/.rss"),
    ("https://reddit.com/u/ann", "https://www.reddit.com/user/ann/.rss"),
    ("https://bsky.app/profile/ann.example", "https://bsky.app/profile/ann.example/rss"),
    (
      "https://stackoverflow.com/questions/tagged/c++",
      "https://stackoverflow.com/feeds/tag?tagnames=c%2B%2B&sort=newest"
    ),
    (
      "https://stackoverflow.com/questions/12/why-is-it",
      "https://stackoverflow.com/feeds/question/12"
    ),
    ("https://stackoverflow.com/users/34/ann", "https://stackoverflow.com/feeds/user/34"),
    (
      "https://unix.stackexchange.com/questions/tagged/bash",
      "https://unix.stackexchange.com/feeds/tag?tagnames=bash&sort=newest"
    ),
    (
      "https://unix.stackexchange.com/questions/12/why",
      "https://unix.stackexchange.com/feeds/question/12"
    ),
    ("https://unix.stackexchange.com/users/3/b", "https://unix.stackexchange.com/feeds/user/3"),
    ("https://unix.stackexchange.com/", "https://unix.stackexchange.com/feeds"),
    (
      "https://superuser.com/questions/tagged/disk",
      "https://superuser.com/feeds/tag?tagnames=disk&sort=newest"
    ),
    (
      "https://serverfault.com/questions/tagged/dns",
      "https://serverfault.com/feeds/tag?tagnames=dns&sort=newest"
    ),
    (
      "https://askubuntu.com/questions/tagged/apt",
      "https://askubuntu.com/feeds/tag?tagnames=apt&sort=newest"
    ),
    ("https://news.ycombinator.com/user?id=ann", "https://hnrss.org/user?id=ann"),
    ("https://news.ycombinator.com/submitted?id=ann", "https://hnrss.org/submitted?id=ann"),
    ("https://news.ycombinator.com/item?id=1", "https://hnrss.org/item?id=1"),
    ("https://news.ycombinator.com", "https://news.ycombinator.com/rss"),
    ("https://lobste.rs/t/swift", "https://lobste.rs/t/swift.rss"),
    ("https://substack.com/@ann", "https://ann.substack.com/feed"),
    ("https://ann.substack.com/p/a-post", "https://ann.substack.com/feed"),
    ("https://medium.com/tag/swift", "https://medium.com/feed/tag/swift"),
    ("https://medium.com/@ann/a-post-1", "https://medium.com/feed/@ann"),
    ("https://medium.com/the-paper", "https://medium.com/feed/the-paper"),
    ("https://ann.medium.com/", "https://ann.medium.com/feed"),
    ("https://ann.wordpress.com/about/", "https://ann.wordpress.com/feed/"),
    ("http://ann.blogspot.com/2026/", "https://ann.blogspot.com/feeds/posts/default"),
    ("https://www.tumblr.com/ann", "https://ann.tumblr.com/rss"),
    ("https://ann.tumblr.com/", "https://ann.tumblr.com/rss"),
    ("https://dev.to/ann", "https://dev.to/feed/ann"),
    ("https://dev.to/t/swift", "https://dev.to/feed/tag/swift"),
    ("https://qiita.com/ann", "https://qiita.com/ann/feed"),
    ("https://zenn.dev/ann", "https://zenn.dev/ann/feed"),
    ("https://note.com/ann", "https://note.com/ann/rss"),
    ("https://arxiv.org/list/cs.LG/recent", "https://rss.arxiv.org/atom/cs.LG"),
    ("https://arxiv.org/archive/math", "https://rss.arxiv.org/atom/math"),
    (
      "https://store.steampowered.com/news/app/7",
      "https://store.steampowered.com/feeds/news/app/7"
    ),
    (
      "https://store.steampowered.com/app/7/A_Game/",
      "https://store.steampowered.com/feeds/news/app/7"
    ),
    ("https://letterboxd.com/ann/films/", "https://letterboxd.com/ann/rss/"),
    ("https://www.pinterest.com/ann/", "https://www.pinterest.com/ann/feed.rss"),
    (
      "https://cy.wikipedia.org/wiki/Caerdydd",
      "https://cy.wikipedia.org/w/index.php?title=Caerdydd&action=history&feed=atom"
    ),
  ]

  @Test("the page of a service leads to its feed", arguments: pages)
  func services(page: String, feed: String) throws {
    let url = try #require(WebURL(parsing: page))
    let feeds = ServiceRule.table.feeds(ofServicePage: url)
    #expect(feeds.first?.url == feed)
    for feed in feeds { #expect(WebURL(parsing: feed.url)?.isWeb == true) }
  }

  @Test("every row of a known service has a page here that leads to it")
  func rows() throws {
    let urls = Self.pages.compactMap { WebURL(parsing: $0.0) }
    let known = ServiceRule.table.filter { !$0.pattern.hasPrefix("{host}/") }
    #expect(known.count > 70)
    for rule in known {
      #expect(urls.contains { !rule.feeds(of: $0).isEmpty }, "\(rule.name) \(rule.pattern)")
    }
  }

  @Test(
    "pages of programs that run anywhere",
    arguments: [
      ("https://social.example/@ann", ["https://social.example/@ann.rss"]),
      (
        "https://social.example/@ann@home.example",
        ["https://home.example/@ann.rss", "https://social.example/@ann@home.example.rss"]
      ),
      ("https://social.example/users/ann", ["https://social.example/users/ann.rss"]),
      ("https://social.example/tags/owl", ["https://social.example/tags/owl.rss"]),
      (
        "http://h.example:81/c/news",
        [
          "http://h.example:81/feeds/c/news.xml?sort=New",
          "http://h.example:81/feeds/videos.xml?videoChannelName=news",
        ]
      ),
      ("https://h.example/u/ann", ["https://h.example/feeds/u/ann.xml?sort=New"]),
      (
        "https://h.example/c/news/videos",
        ["https://h.example/feeds/videos.xml?videoChannelName=news"]
      ),
      (
        "https://h.example/video-channels/news",
        ["https://h.example/feeds/videos.xml?videoChannelName=news"]
      ),
      ("https://h.example/a/ann/videos", ["https://h.example/feeds/videos.xml?accountName=ann"]),
      ("https://h.example/accounts/ann", ["https://h.example/feeds/videos.xml?accountName=ann"]),
      ("https://h.example/g/p/-/releases", ["https://h.example/g/p/-/releases.atom"]),
      ("https://h.example/g/p/-/tags", ["https://h.example/g/p/-/tags?format=atom"]),
      ("https://h.example/ann/tool/releases", ["https://h.example/ann/tool/releases.rss"]),
      ("https://h.example/about", []),
    ] as [(String, [String])])
  func anywhere(page: String, feeds: [String]) throws {
    let url = try #require(WebURL(parsing: page))
    #expect(ServiceRule.table.feeds(ofPageAnywhere: url).map(\.url) == feeds)
  }

  @Test(
    "what is a feed already, or another site, is left alone",
    arguments: [
      "https://github.com/ann/tool/releases.atom", "https://www.reddit.com/r/swift/.rss",
      "https://ann.wordpress.com/feed/", "https://github.example/ann/tool",
      "https://notgithub.com/ann", "https://youtube.com/playlist?list=",
      "https://a.b.tumblr.com/", "ftp://github.com/ann/tool",
    ])
  func others(page: String) throws {
    let url = try #require(WebURL(parsing: page))
    #expect(ServiceRule.table.feeds(ofServicePage: url).isEmpty)
  }

  @Test("a repository has its releases, else its tags, else its commits")
  func order() throws {
    let url = try #require(WebURL(parsing: "https://github.com/ann/tool"))
    #expect(
      ServiceRule.table.feeds(ofServicePage: url).map(\.url) == [
        "https://github.com/ann/tool/releases.atom", "https://github.com/ann/tool/tags.atom",
        "https://github.com/ann/tool/commits.atom",
      ])
  }

  @Test(
    "the usual places are below the page first, then at the root",
    arguments: [
      ("https://a.example/blog", "https://a.example/blog/feed/", 13),
      ("https://a.example/blog/index.html?x=1", "https://a.example/blog/feed/", 13),
      ("https://a.example/", "https://a.example/feed/", 8),
      ("https://a.example/index.php", "https://a.example/feed/", 8),
    ])
  func usualPlaces(page: String, first: String, count: Int) throws {
    let places = UsualPlaces.feeds(of: try #require(WebURL(parsing: page))).map(\.string)
    #expect(places.first == first)
    #expect(places.count == count)
    #expect(Set(places).count == count)
    #expect(places.contains("https://a.example/atom.xml"))
  }

  @Test(
    "the directory's answer names the feed",
    arguments: [
      (#"{"resultCount":1,"results":[{"kind":"podcast","feedUrl":"https://a.example/f"}]}"#, true),
      (#"{"results":[{"genres":["x",1]},{"feedUrl":"https://a.example/f"}]}"#, true),
      (#"{"resultCount":0,"results":[]}"#, false), (#"{"results":{"feedUrl":"x"}}"#, false),
      ("<html>", false), ("", false),
    ])
  func lookup(answer: String, isThere: Bool) {
    let url = PodcastLookup.feedURL(in: answer.utf8.span)
    #expect(url == (isThere ? "https://a.example/f" : nil))
  }

  @Test(
    "what a page calls itself",
    arguments: [
      ("<link rel=canonical href=/blog/>", "https://a.example/blog/"),
      ("<link rel='canonical'><p>", nil),
      (
        "<meta itemprop=identifier content=UCxxxxxxxxxxxxxxxxxxxx_1>"
          + "<link rel=canonical href=/watch>",
        "https://www.youtube.com/channel/UCxxxxxxxxxxxxxxxxxxxx_1"
      ),
      ("<meta itemprop=channelId content='UC/../evil'>", nil),
    ])
  func canonical(page: String, own: String?) throws {
    let url = try #require(WebURL(parsing: "https://a.example/x"))
    #expect(PageFeeds(inPage: page.utf8.span, at: url).canonical == own)
  }
}
