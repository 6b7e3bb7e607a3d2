import ArgumentParser
import Polling
import Storage
import Vocabulary
import WebText

/// `winnow feed add`.
struct FeedAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Subscribes to feeds: addresses, pages that lead to one, files.",
    discussion: """
      A page's address is resolved to the feed that it announces, that its service has
      by rule (channels, repositories, packages, subreddits, accounts, blogs; no key),
      or that is in one of the usual places. The path of a file subscribes to that
      file of this machine. Secrets come from files, never from the command line.

      Examples:
        winnow feed add https://example.org/ --folder News --tag daily
        winnow feed add https://example.org/feed.xml --interval 30m
        winnow feed add github.com/owner/project @ann@social.example
        winnow feed add https://example.org/private --user ann --password-file secret
        winnow feed add https://example.org/feed --bearer-file token --proxy none
        winnow feed add --no-fetch https://example.org/feed.xml
        winnow feed add ./samples/atom.xml
      """
  )

  @Argument(help: ArgumentHelp("Addresses of feeds or pages, or paths of files.", valueName: "url"))
  var urls: [String]

  @OptionGroup(title: "The subscription") var options: SubscriptionOptions
  @OptionGroup(title: "How to get at it") var access: AccessOptions

  @Flag(help: "Fetch the articles' pages: the feed gives only beginnings.")
  var fullText = false

  @Flag(help: "Subscribe without asking the network.")
  var noFetch = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard urls.count == 1 || options.title == nil else {
      throw ValidationError("--title names one feed; give one address.")
    }
  }

  func run() async throws {
    let configuration = try global.configuration(with: network)
    var candidates = urls.map { FeedCandidate(typed: $0, access) }
    let store = try global.openStore()
    if !noFetch {
      let pipeline = Pipeline(store: store, under: configuration)
      candidates = await pipeline.locate(candidates)
      await pipeline.shutDown()
    }
    try await subscribe(to: candidates, in: store)
    await store.close()
  }

  /// Subscribes to all that was found in one transaction, and tells what became of each.
  private func subscribe(to candidates: [FeedCandidate], in store: Store) async throws {
    let found = candidates.compactMap(\.found)
    let ids =
      dry.dryRun ? found.map { _ in nil } : try await store.add(found.map(subscription(to:)))
    var results = zip(found, ids).makeIterator()
    var failures: [any Error] = []
    var output = StandardOutput()
    for candidate in candidates {
      switch candidate.state {
      case .failed(let error): failures.append(error)
      case .found:
        guard let (found, id) = results.next() else { break }
        if id == nil && !dry.dryRun {
          failures.append(StorageError.exists(kind: "feed", name: found.address.url.redacted))
        } else {
          try output.write(line(for: found, id: id))
        }
      }
    }
    try output.flush()
    try tell(failures)
  }

  private func subscription(to found: FeedCandidate.Found) -> Subscription {
    var subscription = Subscription(url: found.address.url.string)
    subscription.access = found.address.access
    subscription.wantsFullText = fullText
    options.apply(to: &subscription)
    return subscription
  }

  private func line(for found: FeedCandidate.Found, id: FeedID?) -> String {
    let address = found.address.url.redacted
    if global.json {
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("id", id?.rawValue)
        writer.member("feed_url", address)
        writer.member("title", options.title ?? found.title?.string)
      }
      writer.endLine()
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    let words = [id?.description ?? "-", address, found.title?.string ?? ""]
    return words.map(Printable.line).joined(separator: global.terminal.isTerminal ? "  " : "\t")
      + "\n"
  }

  /// Tells each failure; the last one is thrown, so that the exit status is its.
  private func tell(_ failures: [any Error]) throws {
    for error in failures.dropLast() { global.messages.error(FailureMessage(error)) }
    if let last = failures.last { throw last }
    global.messages.notice(
      dry.dryRun ? "nothing was stored" : "to fetch the articles: winnow poll")
  }
}
