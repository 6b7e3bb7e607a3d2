import Polling
import Storage
import Vocabulary
import WebText

/// A word of `feed add`, and what is known of the feed there.
struct FeedCandidate: Sendable {
  /// A feed that can be subscribed to.
  struct Found: Sendable {
    /// Its address, with how to get at it.
    var address: FeedAddress
    /// Its own title, once it was looked at.
    var title: PlainText?
  }

  /// How far it has come.
  enum State: Sendable {
    /// It can be subscribed to.
    case found(Found)
    /// It cannot, and why.
    case failed(any Error)
  }

  /// How far it has come.
  private(set) var state: State

  /// Reads a word of the command line; nothing is looked at yet.
  init(typed word: String) {
    do {
      state = .found(Found(address: try FeedAddress(typed: word), title: nil))
    } catch {
      state = .failed(error)
    }
  }

  /// What was found; nil where it failed.
  var found: Found? {
    guard case .found(let found) = state else { return nil }
    return found
  }

  /// Looks at the address: a feed, or a page that announces one.
  fileprivate mutating func locate(with locator: FeedLocator) async {
    guard case .found(let found) = state else { return }
    switch await locator.locate(found.address.url, access: found.address.access) {
    case .feed(let url, let title, let operatorHost):
      let address = found.address.moved(to: url, operatorHost: operatorHost)
      state = .found(Found(address: address, title: title))
    case .failed(let failure):
      let shown = found.address.url.redacted
      state = .failed(
        CommandFailure(
          failure.code == .notAFeed ? .dataError : .unavailable, "\(shown): \(failure.message)",
          advice: "to subscribe all the same: winnow feed add --no-fetch \(shown)"))
    }
  }
}

extension Pipeline {
  /// Looks at all candidates at the same time; they stay in their order.
  func locate(_ candidates: [FeedCandidate]) async -> [FeedCandidate] {
    let locator = FeedLocator(fetcher: fetcher, time: SystemTime(), settings: settings)
    return await withTaskGroup(of: (Int, FeedCandidate).self) { group in
      for (index, candidate) in candidates.enumerated() {
        group.addTask {
          var candidate = candidate
          await candidate.locate(with: locator)
          return (index, candidate)
        }
      }
      return await group.reduce(into: candidates) { $0[$1.0] = $1.1 }
    }
  }
}

extension FeedAddress {
  /// The address of the feed that was found there.
  ///
  /// Credentials go along only to the host that they were given for, and never from https to http: a
  /// page announces what it likes.
  func moved(to url: WebURL, operatorHost: String?) -> FeedAddress {
    let keepsSecrecy = self.url.scheme != "https" || url.scheme == "https"
    var access = url.host == self.url.host && keepsSecrecy ? access : FeedAccess()
    access.operatorHost = operatorHost
    return FeedAddress(url: url.withoutCredentials, access: access)
  }
}
