import Digests
import Storage
import Vocabulary

/// One run of a digest that remembers what it told.
///
/// The store makes the issue, then it is delivered, then the store is told: a crash between repeats
/// the same issue the next time, never another, never none.
struct NamedDigest {
  let name: String
  let store: Store
  let press: DigestPress
  let messages: Messages

  /// How long is waited for another process that delivers an issue of this digest.
  private static let patience = Duration.seconds(5)
  private static let pause = Duration.milliseconds(100)

  /// What stands at the top of its documents.
  private func title(_ settings: DigestSettings) -> String {
    settings.title ?? name.prefix(1).uppercased() + name.dropFirst()
  }

  /// How it was defined; as usual for a new name.
  func settings() async throws -> DigestSettings {
    try await store.digest(named: name)?.settings ?? DigestSettings()
  }

  /// Delivers the next issue, or the one that did not arrive; says so when there is nothing new.
  ///
  /// Without a place, it goes where it was defined to go, else to standard output.
  func deliver(_ settings: DigestSettings, to place: DigestDelivery?) async throws {
    var issue = try await prepare(settings, for: place ?? settings.delivery ?? .standardOutput)
    if let repeated = issue, repeated.isRepeat {
      let target = target(of: repeated, place)
      try await IssueDelivery(store: store, press: press).deliver(repeated, to: target)
      tellOfRepeat(repeated, settings, place)
      // A file that is replaced again at once would never have been seen.
      guard replacesNothing(target) else { return }
      issue = try await prepare(settings, for: place ?? settings.delivery ?? .standardOutput)
    }
    guard let issue else {
      messages.notice("nothing new for the digest “\(name)”")
      return
    }
    try await IssueDelivery(store: store, press: press)
      .deliver(issue, to: issue.delivery ?? .standardOutput)
  }

  /// Prints what the next issue would tell; nothing moves.
  func preview(_ settings: DigestSettings, as format: DigestFormat) async throws {
    var settings = settings
    settings.title = title(settings)
    let now = press.time.now
    let order = DigestPress.Order(settings: settings, format: format, delivery: .standardOutput)
    let feeds = try await press.feeds(for: order)
    let document = try await store.previewIssue(of: name, settings: settings) { [press] stories in
      guard !stories.leads.isEmpty else { return [UInt8]() }
      let digest = press.digest(order, stories, at: now, issue: nil, PictureAlbum(), feeds)
      return try digest.rendered(as: format)
    }
    guard !document.isEmpty else {
      return messages.notice("nothing new for the digest “\(name)”")
    }
    try OutputDestination.standardOutput.deliver(document)
  }

  /// Keeps how the digest is defined; a new name is told.
  func define(_ settings: DigestSettings) async throws {
    let known = try await store.digest(named: name)
    guard settings != known?.settings else { return }
    _ = try await store.define(digest: name, settings: settings, nextRunAt: known?.nextRunAt)
    messages.notice(
      "the digest “\(name)” " + (known == nil ? "is new: it tells " : "now tells ")
        + DigestWords.scope(settings))
  }

  private func prepare(
    _ settings: DigestSettings, for delivery: DigestDelivery
  ) async throws -> PendingIssue? {
    var settings = settings
    settings.title = title(settings)
    let order = DigestPress.Order(
      settings: settings, format: press.format(settings, for: delivery), delivery: delivery)
    let album = try await press.album(for: order) { body in
      try await store.previewIssue(of: name, settings: nil, body)
    }
    let feeds = try await press.feeds(for: order)
    let end = press.time.uptime + NamedDigest.patience
    while true {
      do {
        return try await prepare(order, album, feeds)
      } catch let error as StorageError {
        // Another process delivers the issue that waits; soon there is none, or a new one.
        guard case .locked(_, .some) = error, press.time.uptime < end else { throw error }
      }
      try await press.time.sleep(for: NamedDigest.pause)
    }
  }

  private func prepare(
    _ order: DigestPress.Order, _ album: PictureAlbum, _ feeds: [FeedRecord]
  ) async throws -> PendingIssue? {
    let (press, name) = (press, name)
    return try await store.prepareIssue(
      of: name, format: order.format.rawValue, delivery: order.delivery
    ) { head, stories in
      let issue = IssueName(digest: name, head: head)
      let digest = press.digest(order, stories, at: head.createdAt, issue: issue, album, feeds)
      var document: [UInt8] = []
      try press.produce(digest, order) { document += $0 }
      return document
    }
  }

  /// Where an issue goes that was made earlier: to its own place, or to one of the same kind that was
  /// named now.
  private func target(of issue: PendingIssue, _ place: DigestDelivery?) -> DigestDelivery {
    guard let place else { return issue.delivery ?? .standardOutput }
    switch (issue.delivery, place) {
    case (nil, _), (.standardOutput, .standardOutput), (.standardOutput, .file),
      (.file, .file), (.file, .standardOutput), (.mail, .mail), (.maildir, .maildir):
      return place
    case (let own?, _): return own
    }
  }

  private func replacesNothing(_ delivery: DigestDelivery) -> Bool {
    switch delivery {
    case .mail, .maildir: true
    case .file, .standardOutput: false
    }
  }

  private func tellOfRepeat(
    _ issue: PendingIssue, _ settings: DigestSettings, _ place: DigestDelivery?
  ) {
    let made = "the issue of \(issue.createdAt), which had not been delivered, was delivered now"
    let wanted = press.format(settings, for: place).rawValue
    let kind = issue.format == wanted ? "" : ", as \(issue.format)"
    let next = replacesNothing(target(of: issue, place)) ? "" : "; run it again for what came since"
    messages.notice(made + kind + next)
  }
}
