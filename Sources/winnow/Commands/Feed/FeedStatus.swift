import Storage
import Vocabulary
import WebText

/// How a feed fares: the contract's words of `feed list`.
enum FeedStatus: String, Sendable {
  /// It was never polled.
  case never
  /// The user has paused it.
  case paused
  /// A feed came.
  case ok
  /// Nothing changed.
  case notModified = "not-modified"
  /// Retry-After has not passed.
  case deferred
  /// The server said that it will not come back.
  case gone
  /// The last poll failed.
  case error

  /// The word for a feed: what the user did goes before what polling found.
  init(of feed: FeedRecord) {
    if feed.pausedAt != nil {
      self = .paused
    } else if feed.isGone {
      self = .gone
    } else {
      self = feed.lastStatus.flatMap(FeedStatus.init(rawValue:)) ?? .never
    }
  }

  /// How it looks to a person.
  var role: Palette.Role {
    switch self {
    case .ok, .notModified: .good
    case .never, .paused: .faint
    case .deferred: .warning
    case .gone, .error: .bad
    }
  }
}

extension FeedRecord {
  /// How it fares.
  var status: FeedStatus { FeedStatus(of: self) }

  /// Writes the members of the contract's `feed list` into an object.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("id", id.rawValue)
    writer.member("feed_url", shownURL)
    writer.member("title", displayTitle)
    writer.member("folder", subscription.folder)
    writer.name("tags")
    writer.array { writer in
      for tag in subscription.tags { writer.value(tag) }
    }
    writer.member("status", status.rawValue)
    writer.member("http_status", httpStatus)
    writer.member("next_poll", nextFetchAt?.description)
    writer.member("last_success", succeededAt?.description)
    writer.member("failures", failureCount)
    if !formerURLs.isEmpty {
      writer.name("former_urls")
      writer.array { writer in
        for url in shownFormerURLs { writer.value(url) }
      }
    }
    failure?.writeMember(to: &writer)
  }

  /// Every address under which it is known.
  var addresses: [String] { [subscription.url, effectiveURL] + formerURLs }

  /// The addresses that it had before, without passwords.
  var shownFormerURLs: [String] {
    formerURLs.map { WebURL(parsing: $0)?.withoutCredentials.string ?? $0 }
  }

  /// The address that is polled, without a password.
  var shownURL: String {
    WebURL(parsing: effectiveURL)?.withoutCredentials.string ?? effectiveURL
  }
}

extension FeedFailure {
  /// Writes the contract's member `error` into an object.
  func writeMember(to writer: inout JSONWriter) {
    writer.name("error")
    writer.object { writer in
      writer.member("code", code.rawValue)
      writer.member("message", message)
    }
  }
}
