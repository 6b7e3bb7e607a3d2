import Fetching
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

  /// Reads a word of the command line, with how to get at it; nothing is looked at yet.
  init(typed word: String, _ options: AccessOptions) {
    do {
      let address = try FeedAddress(typed: word)
      var access = address.access
      options.apply(to: &access)
      state = .found(Found(address: address.with(access), title: nil))
    } catch {
      state = .failed(error)
    }
  }

  /// What was found; nil where it failed.
  var found: Found? {
    guard case .found(let found) = state else { return nil }
    return found
  }

  /// Looks at the address: a feed, or a page that leads to one.
  fileprivate mutating func locate(with locator: FeedLocator) async {
    guard case .found(let found) = state else { return }
    var address = found.address
    var located = await locator.locate(address.url, access: address.access)
    if case .failed(let failure) = located, [.connect, .tls].contains(failure.code),
      let unencrypted = address.unencrypted
    {
      address = FeedAddress(url: unencrypted, access: address.access)
      located = await locator.locate(unencrypted, access: address.access)
    }
    switch located {
    case .feed(let url, let title, let operatorHost):
      state = .found(
        Found(address: address.moved(to: url, operatorHost: operatorHost), title: title))
    case .failed(let failure):
      let shown = address.url.redacted
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
  /// The same address, got at in this way.
  func with(_ access: FeedAccess) -> FeedAddress {
    FeedAddress(url: url, access: access, unencrypted: unencrypted)
  }

  /// The address of the feed that was found there.
  ///
  /// Secrets go along only to the server that they were given for, and never from https to http: a
  /// page announces what it likes.
  func moved(to url: WebURL, operatorHost: String?) -> FeedAddress {
    var access = self.url.maySendSecrets(to: url) ? access : access.withoutSecrets
    access.operatorHost = operatorHost
    return FeedAddress(url: url.withoutCredentials, access: access)
  }
}
