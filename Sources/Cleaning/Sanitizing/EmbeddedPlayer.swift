import Markup
import WebText

/// A player in a frame, as a link that a reader can follow.
struct EmbeddedPlayer {
  /// The page that shows the same.
  var link: String
  /// What the link says where the frame has no title of its own.
  var label: String
  /// A picture of it, where its address can be told from the player's.
  var thumbnail: String?

  init(_ label: String, link: String, thumbnail: String? = nil) {
    self.label = label
    self.link = link
    self.thumbnail = thumbnail
  }

  /// Nil when the frame's address is not that of a player; most other frames are advertising.
  init?(frameAt url: WebURL) {
    guard url.isWeb, let frame = FrameAddress(url) else { return nil }
    for player in Self.players where player.hosts.contains(where: frame.isAt) {
      guard let found = player.page(frame) else { return nil }
      self = found
      return
    }
    guard let found = Self.playerAnywhere(frame) else { return nil }
    self = found
  }

  /// A service: the hosts of its frames, and the page of a frame.
  struct Player: Sendable {
    var hosts: [String]
    var page: @Sendable (FrameAddress) -> EmbeddedPlayer?

    init(_ hosts: String..., page: @escaping @Sendable (FrameAddress) -> EmbeddedPlayer?) {
      self.hosts = hosts
      self.page = page
    }
  }

  // MARK: - Players that anybody can run

  /// PeerTube, Mastodon, and frames whose address says that they are players, as those of podcasts do.
  private static func playerAnywhere(_ frame: FrameAddress) -> EmbeddedPlayer? {
    let path = frame.path
    if path.count == 3, path[0] == "videos", path[1] == "embed", frame.isIdentifier(2) {
      return EmbeddedPlayer(
        "Video at \(frame.host)", link: "https://\(frame.host)/w/\(path[2])")
    }
    if path.count == 3, path[0].hasPrefix("@"), path[2] == "embed", frame.isIdentifier(1) {
      return EmbeddedPlayer(
        "Post at \(frame.host)", link: "https://\(frame.host)/\(path[0])/\(path[1])")
    }
    let isPlayer =
      playerLabels.contains(frame.firstLabel) || path.contains { playerSegments.contains($0) }
    guard isPlayer, !frame.url.path.hasSuffix(".js") else { return nil }
    return EmbeddedPlayer("Player at \(frame.host)", link: frame.url.string)
  }

  private static let playerLabels: Set<String> = [
    "player", "players", "embed", "html5-player", "playlist", "podcasts", "podcast",
  ]
  private static let playerSegments: Set<String> = [
    "embed", "player", "player-v2", "player_v2", "embed-player", "podcast-player", "embedplayer",
    "mini-player", "episode-player",
  ]
}

/// The address of a frame in the parts that players are known by.
struct FrameAddress {
  /// The address itself.
  let url: WebURL
  /// Its host.
  let host: String
  /// The segments of its path.
  let path: [String]
  private let query: [(name: Substring, value: Substring)]

  init?(_ url: WebURL) {
    guard let host = url.host else { return nil }
    self.url = url
    self.host = host
    path = url.path.split(separator: "/").map(String.init)
    query = (url.query ?? "").split(separator: "&").map { parameter in
      let parts = parameter.split(separator: "=", maxSplits: 1)
      return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
  }

  /// True when its host is a domain or one of those below it.
  func isAt(_ domain: String) -> Bool { CanonicalHost.isHost(host, within: domain) }

  /// What stands before the first dot of the host.
  var firstLabel: String { String(host.prefix { $0 != "." }) }

  /// True for a segment of the path that is an identifier.
  func isIdentifier(_ index: Int) -> Bool {
    path.indices.contains(index) && Self.isIdentifier(path[index])
  }

  /// The identifier after some segments, which are all there is before it.
  func identifier(after segments: String...) -> String? {
    guard path.count > segments.count, path.starts(with: segments) else { return nil }
    return isIdentifier(segments.count) ? path[segments.count] : nil
  }

  /// An identifier in the query.
  func identifier(inQuery name: String) -> String? {
    guard let value = query.first(where: { $0.name == name })?.value, Self.isIdentifier(value)
    else {
      return nil
    }
    return String(value)
  }

  /// A web address in the query.
  func address(inQuery name: String) -> WebURL? {
    guard let value = query.first(where: { $0.name == name })?.value else { return nil }
    let decoded = [UInt8](percentDecoding: Array(value.utf8)[...])
    return WebURL(parsing: decoded.span).flatMap { $0.isWeb ? $0 : nil }
  }

  private static func isIdentifier(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.count <= 128
      && text.utf8.allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
