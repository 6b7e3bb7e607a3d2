import WebText

/// A player in a frame, as a link that a reader can follow.
struct EmbeddedPlayer {
  /// The page that shows the same.
  var link: String
  /// What the link says.
  var label: String
  /// A picture of it, where its address is known.
  var thumbnail: String?

  /// Nil when the frame's address is not that of a known player; most frames are advertising.
  init?(frameAt url: WebURL) {
    guard url.isWeb, let host = url.host else { return nil }
    let path = url.path.split(separator: "/").map(String.init)
    for player in Self.players where player.matches(host) {
      guard let found = player.page(path, url) else { return nil }
      self = found
      return
    }
    return nil
  }

  private init(_ label: String, link: String, thumbnail: String? = nil) {
    self.label = label
    self.link = link
    self.thumbnail = thumbnail
  }

  private struct Player: Sendable {
    var hosts: [String]
    var page: @Sendable (_ path: [String], _ url: WebURL) -> EmbeddedPlayer?

    func matches(_ host: String) -> Bool {
      hosts.contains { host == $0 || host.hasSuffix("." + $0) }
    }
  }

  private static let players: [Player] = [
    Player(hosts: ["youtube.com", "youtube-nocookie.com"]) { path, _ in
      guard path.count == 2, path[0] == "embed", isIdentifier(path[1]), path[1] != "videoseries"
      else { return nil }
      return EmbeddedPlayer(
        "Video on YouTube", link: "https://www.youtube.com/watch?v=\(path[1])",
        thumbnail: "https://i.ytimg.com/vi/\(path[1])/hqdefault.jpg")
    },
    Player(hosts: ["player.vimeo.com"]) { path, _ in
      guard path.count == 2, path[0] == "video", isIdentifier(path[1]) else { return nil }
      return EmbeddedPlayer("Video on Vimeo", link: "https://vimeo.com/\(path[1])")
    },
    Player(hosts: ["dailymotion.com"]) { path, _ in
      guard path.count == 3, path[0] == "embed", isIdentifier(path[2]) else { return nil }
      return EmbeddedPlayer(
        "Video on Dailymotion", link: "https://www.dailymotion.com/video/\(path[2])")
    },
    Player(hosts: ["open.spotify.com"]) { path, _ in
      guard path.count == 3, path[0].hasPrefix("embed"), isIdentifier(path[2]) else { return nil }
      return EmbeddedPlayer(
        "Audio on Spotify", link: "https://open.spotify.com/\(path[1])/\(path[2])")
    },
    Player(hosts: ["embed.ted.com"]) { path, _ in
      guard path.count >= 2, path[0] == "talks", let talk = path.last else { return nil }
      return EmbeddedPlayer("Talk on TED", link: "https://www.ted.com/talks/\(talk)")
    },
    Player(hosts: ["archive.org"]) { path, _ in
      guard path.count == 2, path[0] == "embed" else { return nil }
      return EmbeddedPlayer(
        "Media at the Internet Archive", link: "https://archive.org/details/\(path[1])")
    },
    Player(hosts: ["w.soundcloud.com", "bandcamp.com", "player.twitch.tv", "podcasts.apple.com"]) {
      _, url in EmbeddedPlayer("Player at \(url.host ?? "")", link: url.string)
    },
  ]

  private static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
