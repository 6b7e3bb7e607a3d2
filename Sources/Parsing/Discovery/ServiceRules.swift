extension ServiceRule {
  /// The services whose feeds can be named by rule, without a key; the first that fits decides.
  ///
  /// A row is what the service documents of its addresses, or has kept for years. A page that fits
  /// and has no such feed costs one request, for then the page itself is looked at.
  public static let table: [ServiceRule] =
    videos + code + packages + communities + blogs + other
    + anywhere

  private static let videos = [
    ServiceRule(
      "YouTube channel", "youtube.com/channel/{id}/**",
      "https://www.youtube.com/feeds/videos.xml?channel_id={id}"),
    ServiceRule(
      "YouTube user", "youtube.com/user/{user}/**",
      "https://www.youtube.com/feeds/videos.xml?user={user}"),
    ServiceRule(
      "YouTube playlist", "youtube.com/playlist?list={id}",
      "https://www.youtube.com/feeds/videos.xml?playlist_id={id}"),
    ServiceRule(
      "Vimeo channel", "vimeo.com/channels/{channel}/**",
      "https://vimeo.com/channels/{channel}/videos/rss"),
    ServiceRule(
      "Vimeo group", "vimeo.com/groups/{group}/**", "https://vimeo.com/groups/{group}/videos/rss"),
    ServiceRule("Vimeo user", "vimeo.com/{user}", "https://vimeo.com/{user}/videos/rss"),
    ServiceRule("Odysee channel", "odysee.com/@{channel}", "https://odysee.com/$/rss/@{channel}"),
    ServiceRule(
      "Dailymotion user", "dailymotion.com/{user}", "https://www.dailymotion.com/rss/user/{user}/1"),
    ServiceRule(
      "Flickr user", "flickr.com/photos/{name}@N{number}/**",
      "https://www.flickr.com/services/feeds/photos_public.gne?id={name}@N{number}&format=atom"),
    ServiceRule(
      "Apple Podcasts", "podcasts.apple.com/{country}/podcast/{name}/id{id}",
      "https://itunes.apple.com/lookup?id={id}&entity=podcast", isLookup: true),
    ServiceRule(
      "Apple Podcasts", "podcasts.apple.com/{country}/podcast/id{id}",
      "https://itunes.apple.com/lookup?id={id}&entity=podcast", isLookup: true),
    ServiceRule(
      "Bandcamp artist", "{artist}.bandcamp.com/**", "https://{artist}.bandcamp.com/feed"),
  ]

  private static let code = [
    ServiceRule(
      "GitHub releases", "github.com/{owner}/{repository}/releases/**",
      "https://github.com/{owner}/{repository}/releases.atom",
      "https://github.com/{owner}/{repository}/tags.atom"),
    ServiceRule(
      "GitHub tags", "github.com/{owner}/{repository}/tags",
      "https://github.com/{owner}/{repository}/tags.atom"),
    ServiceRule(
      "GitHub commits", "github.com/{owner}/{repository}/commits/{branch}",
      "https://github.com/{owner}/{repository}/commits/{branch}.atom"),
    ServiceRule(
      "GitHub commits", "github.com/{owner}/{repository}/commits",
      "https://github.com/{owner}/{repository}/commits.atom"),
    ServiceRule(
      "GitHub branch", "github.com/{owner}/{repository}/tree/{branch}",
      "https://github.com/{owner}/{repository}/commits/{branch}.atom"),
    ServiceRule(
      "GitHub wiki", "github.com/{owner}/{repository}/wiki/**",
      "https://github.com/{owner}/{repository}/wiki.atom"),
    ServiceRule(
      "GitHub discussions", "github.com/{owner}/{repository}/discussions",
      "https://github.com/{owner}/{repository}/discussions.atom"),
    ServiceRule(
      "GitHub repository", "github.com/{owner}/{repository}/**",
      "https://github.com/{owner}/{repository}/releases.atom",
      "https://github.com/{owner}/{repository}/tags.atom",
      "https://github.com/{owner}/{repository}/commits.atom"),
    ServiceRule("GitHub user", "github.com/{user}", "https://github.com/{user}.atom"),
    ServiceRule("Gist user", "gist.github.com/{user}", "https://gist.github.com/{user}.atom"),
    ServiceRule(
      "GitLab releases", "gitlab.com/{group}/{project}/-/releases/**",
      "https://gitlab.com/{group}/{project}/-/releases.atom"),
    ServiceRule(
      "GitLab tags", "gitlab.com/{group}/{project}/-/tags",
      "https://gitlab.com/{group}/{project}/-/tags?format=atom"),
    ServiceRule(
      "GitLab commits", "gitlab.com/{group}/{project}/-/commits/{branch}",
      "https://gitlab.com/{group}/{project}/-/commits/{branch}?format=atom"),
    ServiceRule(
      "GitLab project", "gitlab.com/{group}/{project}/**",
      "https://gitlab.com/{group}/{project}/-/releases.atom",
      "https://gitlab.com/{group}/{project}/-/tags?format=atom",
      "https://gitlab.com/{group}/{project}.atom"),
    ServiceRule("GitLab user", "gitlab.com/{user}", "https://gitlab.com/{user}.atom"),
    ServiceRule(
      "Codeberg releases", "codeberg.org/{owner}/{repository}/releases/**",
      "https://codeberg.org/{owner}/{repository}/releases.rss"),
    ServiceRule(
      "Codeberg tags", "codeberg.org/{owner}/{repository}/tags",
      "https://codeberg.org/{owner}/{repository}/tags.rss"),
    ServiceRule(
      "Codeberg repository", "codeberg.org/{owner}/{repository}/**",
      "https://codeberg.org/{owner}/{repository}/releases.rss",
      "https://codeberg.org/{owner}/{repository}.rss"),
    ServiceRule("Codeberg user", "codeberg.org/{user}", "https://codeberg.org/{user}.rss"),
    ServiceRule(
      "SourceHut log", "git.sr.ht/~{user}/{repository}/log/**",
      "https://git.sr.ht/~{user}/{repository}/log/rss.xml"),
    ServiceRule(
      "SourceHut repository", "git.sr.ht/~{user}/{repository}/**",
      "https://git.sr.ht/~{user}/{repository}/refs/rss.xml",
      "https://git.sr.ht/~{user}/{repository}/log/rss.xml"),
  ]

  private static let packages = [
    ServiceRule(
      "PyPI project", "pypi.org/project/{name}/**",
      "https://pypi.org/rss/project/{name}/releases.xml"),
    ServiceRule(
      "crates.io crate", "crates.io/crates/{name}/**",
      "https://static.crates.io/rss/crates/{name}.xml"),
    ServiceRule(
      "RubyGems gem", "rubygems.org/gems/{name}/**",
      "https://rubygems.org/gems/{name}/versions.atom"),
    ServiceRule(
      "Packagist package", "packagist.org/packages/{vendor}/{name}",
      "https://packagist.org/feeds/package.{vendor}/{name}.rss"),
  ]

  private static let communities = [
    ServiceRule(
      "Reddit discussion", "reddit.com/r/{name}/comments/{id}/**",
      "https://www.reddit.com/r/{name}/comments/{id}/.rss"),
    ServiceRule(
      "subreddit in an order", "reddit.com/r/{name}/{order}",
      "https://www.reddit.com/r/{name}/{order}/.rss"),
    ServiceRule("subreddit", "reddit.com/r/{name}", "https://www.reddit.com/r/{name}/.rss"),
    ServiceRule(
      "Reddit collection", "reddit.com/user/{user}/m/{name}",
      "https://www.reddit.com/user/{user}/m/{name}/.rss"),
    ServiceRule(
      "Reddit user", "reddit.com/user/{user}/**", "https://www.reddit.com/user/{user}/.rss"),
    ServiceRule("Reddit user", "reddit.com/u/{user}/**", "https://www.reddit.com/user/{user}/.rss"),
    ServiceRule(
      "Bluesky account", "bsky.app/profile/{handle}", "https://bsky.app/profile/{handle}/rss"),
    ServiceRule(
      "Stack Overflow tag", "stackoverflow.com/questions/tagged/{tag}",
      "https://stackoverflow.com/feeds/tag?tagnames={tag}&sort=newest"),
    ServiceRule(
      "Stack Overflow question", "stackoverflow.com/questions/{id}/{title}/**",
      "https://stackoverflow.com/feeds/question/{id}"),
    ServiceRule(
      "Stack Overflow user", "stackoverflow.com/users/{id}/**",
      "https://stackoverflow.com/feeds/user/{id}"),
    ServiceRule(
      "Stack Exchange tag", "{site}.stackexchange.com/questions/tagged/{tag}",
      "https://{site}.stackexchange.com/feeds/tag?tagnames={tag}&sort=newest"),
    ServiceRule(
      "Stack Exchange question", "{site}.stackexchange.com/questions/{id}/{title}/**",
      "https://{site}.stackexchange.com/feeds/question/{id}"),
    ServiceRule(
      "Stack Exchange user", "{site}.stackexchange.com/users/{id}/**",
      "https://{site}.stackexchange.com/feeds/user/{id}"),
    ServiceRule("Stack Exchange site", "{site}.stackexchange.com", "{origin}/feeds"),
    ServiceRule(
      "Super User tag", "superuser.com/questions/tagged/{tag}",
      "https://superuser.com/feeds/tag?tagnames={tag}&sort=newest"),
    ServiceRule(
      "Server Fault tag", "serverfault.com/questions/tagged/{tag}",
      "https://serverfault.com/feeds/tag?tagnames={tag}&sort=newest"),
    ServiceRule(
      "Ask Ubuntu tag", "askubuntu.com/questions/tagged/{tag}",
      "https://askubuntu.com/feeds/tag?tagnames={tag}&sort=newest"),
    ServiceRule(
      "Hacker News user", "news.ycombinator.com/user?id={user}", "https://hnrss.org/user?id={user}"),
    ServiceRule(
      "Hacker News submissions", "news.ycombinator.com/submitted?id={user}",
      "https://hnrss.org/submitted?id={user}"),
    ServiceRule(
      "Hacker News discussion", "news.ycombinator.com/item?id={id}",
      "https://hnrss.org/item?id={id}"),
    ServiceRule("Hacker News", "news.ycombinator.com", "https://news.ycombinator.com/rss"),
    ServiceRule("Lobsters tag", "lobste.rs/t/{tag}", "https://lobste.rs/t/{tag}.rss"),
  ]

  private static let blogs = [
    ServiceRule("Substack", "substack.com/@{name}/**", "https://{name}.substack.com/feed"),
    ServiceRule("Substack", "{name}.substack.com/**", "https://{name}.substack.com/feed"),
    ServiceRule("Medium tag", "medium.com/tag/{tag}/**", "https://medium.com/feed/tag/{tag}"),
    ServiceRule("Medium author", "medium.com/@{user}/**", "https://medium.com/feed/@{user}"),
    ServiceRule("Medium publication", "medium.com/{name}/**", "https://medium.com/feed/{name}"),
    ServiceRule("Medium author", "{name}.medium.com/**", "https://{name}.medium.com/feed"),
    ServiceRule("WordPress blog", "{name}.wordpress.com/**", "https://{name}.wordpress.com/feed/"),
    ServiceRule(
      "Blogger blog", "{name}.blogspot.com/**",
      "https://{name}.blogspot.com/feeds/posts/default"),
    ServiceRule("Tumblr blog", "tumblr.com/{name}/**", "https://{name}.tumblr.com/rss"),
    ServiceRule("Tumblr blog", "{name}.tumblr.com/**", "https://{name}.tumblr.com/rss"),
    ServiceRule("DEV author", "dev.to/{user}", "https://dev.to/feed/{user}"),
    ServiceRule("DEV tag", "dev.to/t/{tag}", "https://dev.to/feed/tag/{tag}"),
    ServiceRule("Qiita author", "qiita.com/{user}", "https://qiita.com/{user}/feed"),
    ServiceRule("Zenn author", "zenn.dev/{user}", "https://zenn.dev/{user}/feed"),
    ServiceRule("note author", "note.com/{user}", "https://note.com/{user}/rss"),
  ]

  private static let other = [
    ServiceRule(
      "arXiv listing", "arxiv.org/list/{category}/**", "https://rss.arxiv.org/atom/{category}"),
    ServiceRule(
      "arXiv archive", "arxiv.org/archive/{category}", "https://rss.arxiv.org/atom/{category}"),
    ServiceRule(
      "Steam game's news", "store.steampowered.com/news/app/{id}/**",
      "https://store.steampowered.com/feeds/news/app/{id}"),
    ServiceRule(
      "Steam game's news", "store.steampowered.com/app/{id}/**",
      "https://store.steampowered.com/feeds/news/app/{id}"),
    ServiceRule(
      "Letterboxd diary", "letterboxd.com/{user}/**", "https://letterboxd.com/{user}/rss/"),
    ServiceRule(
      "Pinterest user", "pinterest.com/{user}", "https://www.pinterest.com/{user}/feed.rss"),
    ServiceRule(
      "Wikipedia article's history", "{language}.wikipedia.org/wiki/{title}",
      "{origin}/w/index.php?title={title}&action=history&feed=atom"),
  ]

  /// Programs that run on many hosts, by the form of their pages' addresses.
  private static let anywhere = [
    ServiceRule(
      "Mastodon account seen from elsewhere", "{host}/@{user}@{home}",
      "https://{home}/@{user}.rss"),
    ServiceRule("Mastodon account", "{host}/@{user}", "{origin}/@{user}.rss"),
    ServiceRule("Mastodon account", "{host}/users/{user}", "{origin}/users/{user}.rss"),
    ServiceRule("Mastodon hashtag", "{host}/tags/{tag}", "{origin}/tags/{tag}.rss"),
    ServiceRule(
      "Lemmy community", "{host}/c/{name}", "{origin}/feeds/c/{name}.xml?sort=New"),
    ServiceRule("Lemmy user", "{host}/u/{user}", "{origin}/feeds/u/{user}.xml?sort=New"),
    ServiceRule(
      "PeerTube channel", "{host}/c/{name}/**",
      "{origin}/feeds/videos.xml?videoChannelName={name}"),
    ServiceRule(
      "PeerTube channel", "{host}/video-channels/{name}/**",
      "{origin}/feeds/videos.xml?videoChannelName={name}"),
    ServiceRule(
      "PeerTube account", "{host}/a/{name}/**", "{origin}/feeds/videos.xml?accountName={name}"),
    ServiceRule(
      "PeerTube account", "{host}/accounts/{name}/**",
      "{origin}/feeds/videos.xml?accountName={name}"),
    ServiceRule(
      "GitLab releases", "{host}/{group}/{project}/-/releases",
      "{origin}/{group}/{project}/-/releases.atom"),
    ServiceRule(
      "GitLab tags", "{host}/{group}/{project}/-/tags",
      "{origin}/{group}/{project}/-/tags?format=atom"),
    ServiceRule(
      "Gitea releases", "{host}/{owner}/{name}/releases", "{origin}/{owner}/{name}/releases.rss"),
  ]
}
