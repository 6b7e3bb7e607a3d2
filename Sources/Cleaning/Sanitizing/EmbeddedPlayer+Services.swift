import WebText

/// The services whose players have a page of their own, and how it follows from the player's address.
///
/// A thumbnail is given only where the service documents its address for anybody.
extension EmbeddedPlayer {
  static let players: [Player] = [
    // Films
    Player(
      "youtube.com", "youtube-nocookie.com", "youtube.googleapis.com", "youtu.be", page: youTube),
    Player("player.vimeo.com") { frame in
      frame.identifier(after: "video").map {
        EmbeddedPlayer("Video on Vimeo", link: "https://vimeo.com/\($0)")
      }
    },
    Player("dailymotion.com") { frame in
      let video = frame.identifier(after: "embed", "video") ?? frame.identifier(inQuery: "video")
      return video.map {
        EmbeddedPlayer(
          "Video on Dailymotion", link: "https://www.dailymotion.com/video/\($0)",
          thumbnail: "https://www.dailymotion.com/thumbnail/video/\($0)")
      }
    },
    Player("twitch.tv", page: twitch),
    Player("embed.ted.com", "embed-ssl.ted.com") { frame in
      guard frame.path.first == "talks", frame.path.count > 1, let talk = frame.path.last else {
        return nil
      }
      return EmbeddedPlayer("Talk on TED", link: "https://www.ted.com/talks/\(talk)")
    },
    Player("archive.org") { frame in
      guard frame.path.count >= 2, frame.path[0] == "embed" else { return nil }
      return EmbeddedPlayer(
        "Media at the Internet Archive", link: "https://archive.org/details/\(frame.path[1])",
        thumbnail: "https://archive.org/services/img/\(frame.path[1])")
    },
    Player("streamable.com") { frame in
      let video = frame.identifier(after: "e") ?? frame.identifier(after: "o")
      return video.map {
        EmbeddedPlayer("Video on Streamable", link: "https://streamable.com/\($0)")
      }
    },
    Player("loom.com") { frame in
      frame.identifier(after: "embed").map {
        EmbeddedPlayer("Video on Loom", link: "https://www.loom.com/share/\($0)")
      }
    },
    Player("player.bilibili.com") { frame in
      frame.identifier(inQuery: "bvid").map {
        EmbeddedPlayer("Video on Bilibili", link: "https://www.bilibili.com/video/\($0)")
      }
    },
    Player("odysee.com") { frame in
      guard frame.path.count > 2, frame.path[0] == "$", frame.path[1] == "embed" else { return nil }
      let video = frame.path.dropFirst(2).joined(separator: "/")
      return EmbeddedPlayer("Video on Odysee", link: "https://odysee.com/\(video)")
    },
    Player("facebook.com") { frame in
      guard frame.path.first == "plugins", let page = frame.address(inQuery: "href") else {
        return nil
      }
      return EmbeddedPlayer("Post on Facebook", link: page.withoutTrackers.string)
    },
    Player("tiktok.com") { frame in
      let video = frame.identifier(after: "embed", "v2") ?? frame.identifier(after: "player", "v1")
      return video.map {
        EmbeddedPlayer("Video on TikTok", link: "https://www.tiktok.com/@/video/\($0)")
      }
    },

    // Music and podcasts
    Player("open.spotify.com") { frame in
      guard let first = frame.path.first, first.hasPrefix("embed"), frame.isIdentifier(2) else {
        return nil
      }
      return EmbeddedPlayer(
        "Audio on Spotify", link: "https://open.spotify.com/\(frame.path[1])/\(frame.path[2])")
    },
    Player("w.soundcloud.com") { frame in
      let track = frame.address(inQuery: "url").flatMap { $0.host == "soundcloud.com" ? $0 : nil }
      return EmbeddedPlayer(
        "Audio on SoundCloud", link: (track?.withoutTrackers ?? frame.url).string)
    },
    Player("embed.podcasts.apple.com", "embed.music.apple.com") { frame in
      EmbeddedPlayer(
        frame.host.contains("music") ? "Audio on Apple Music" : "Podcast on Apple Podcasts",
        link: "https://\(frame.host.dropFirst("embed.".count))\(frame.url.path)"
          + (frame.url.query.map { "?\($0)" } ?? ""))
    },
    Player("bandcamp.com") { frame in
      guard frame.path.first == "EmbeddedPlayer" else { return nil }
      return EmbeddedPlayer("Audio on Bandcamp", link: frame.url.string)
    },
    Player("mixcloud.com") { frame in
      guard let show = frame.address(inQuery: "feed") else {
        return EmbeddedPlayer("Audio on Mixcloud", link: frame.url.string)
      }
      return EmbeddedPlayer("Audio on Mixcloud", link: show.withoutTrackers.string)
    },
    Player("widget.deezer.com") { frame in
      guard frame.path.count == 4, frame.path[0] == "widget", frame.isIdentifier(3) else {
        return nil
      }
      return EmbeddedPlayer(
        "Audio on Deezer", link: "https://www.deezer.com/\(frame.path[2])/\(frame.path[3])")
    },
    Player("widget.spreaker.com") { frame in
      frame.identifier(inQuery: "episode_id").map {
        EmbeddedPlayer("Podcast on Spreaker", link: "https://www.spreaker.com/episode/\($0)")
      }
    },

    // Posts, maps and code
    Player("platform.twitter.com", "platform.x.com") { frame in
      frame.identifier(inQuery: "id").map {
        EmbeddedPlayer("Post on X", link: "https://x.com/i/status/\($0)")
      }
    },
    Player("instagram.com") { frame in
      guard frame.path.count >= 3, frame.isIdentifier(1), frame.path[2] == "embed" else {
        return nil
      }
      return EmbeddedPlayer(
        "Post on Instagram", link: "https://www.instagram.com/\(frame.path[0])/\(frame.path[1])/")
    },
    Player("google.com") { frame in
      guard frame.path.first == "maps" else { return nil }
      return EmbeddedPlayer("Map on Google Maps", link: frame.url.string)
    },
    Player("openstreetmap.org") { frame in
      EmbeddedPlayer("Map on OpenStreetMap", link: frame.url.string)
    },
    Player("codepen.io") { frame in
      guard frame.path.count >= 3, frame.path[1] == "embed" else { return nil }
      let pen = frame.path.last ?? ""
      return EmbeddedPlayer(
        "Code on CodePen", link: "https://codepen.io/\(frame.path[0])/pen/\(pen)")
    },
  ]

  @Sendable private static func youTube(_ frame: FrameAddress) -> EmbeddedPlayer? {
    if frame.path == ["embed", "videoseries"] || frame.path == ["embed"] {
      return frame.identifier(inQuery: "list").map {
        EmbeddedPlayer(
          "Playlist on YouTube", link: "https://www.youtube.com/playlist?list=\($0)")
      }
    }
    let video =
      frame.identifier(after: "embed") ?? frame.identifier(after: "v")
      ?? frame.identifier(after: "e") ?? frame.identifier(after: "shorts")
      ?? frame.identifier(inQuery: "v")
      ?? (frame.host == "youtu.be" && frame.isIdentifier(0) ? frame.path[0] : nil)
    guard let video else { return nil }
    let start = frame.identifier(inQuery: "start").map { "&t=\($0)s" } ?? ""
    return EmbeddedPlayer(
      "Video on YouTube", link: "https://www.youtube.com/watch?v=\(video)\(start)",
      thumbnail: "https://i.ytimg.com/vi/\(video)/hqdefault.jpg")
  }

  @Sendable private static func twitch(_ frame: FrameAddress) -> EmbeddedPlayer? {
    if let clip = frame.identifier(inQuery: "clip") {
      return EmbeddedPlayer("Clip on Twitch", link: "https://clips.twitch.tv/\(clip)")
    }
    if let video = frame.identifier(inQuery: "video") {
      let number = video.hasPrefix("v") ? String(video.dropFirst()) : video
      return EmbeddedPlayer("Video on Twitch", link: "https://www.twitch.tv/videos/\(number)")
    }
    return frame.identifier(inQuery: "channel").map {
      EmbeddedPlayer("Stream on Twitch", link: "https://www.twitch.tv/\($0)")
    }
  }
}
