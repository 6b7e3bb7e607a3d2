import Digests
import Fetching
import Glibc
import Storage
import Vocabulary

/// Makes the documents of digests, under a configuration.
struct DigestPress: Sendable {
  /// What is to be made.
  struct Order: Sendable {
    /// What it tells and how.
    var settings: DigestSettings
    /// In which format.
    var format: DigestFormat
    /// For which place.
    var delivery: DigestDelivery
  }

  /// How mails leave; nil when nobody said.
  let transport: MailTransport?
  /// Whom mails are from.
  let sender: MailAddress
  let time: any TimeSource
  private let store: Store
  private let templates: DigestTemplates
  private let pictures: PictureFetcher?

  /// A press on a store.
  ///
  /// - Throws: `TemplateFailure`, and what reading a secret throws.
  init(
    store: Store, configuration: Configuration, time: any TimeSource, fetchesPictures: Bool = true
  ) throws {
    self.store = store
    self.time = time
    do {
      templates =
        try configuration.digest.templates.value.map(DigestTemplates.init(folder:))
        ?? DigestTemplates()
    } catch let failure as TemplateFailure {
      throw CommandFailure(.configuration, "\(failure)")
    }
    transport = try configuration.mail.transport
    sender = DigestPress.sender(configuration.mail.from.value)
    pictures =
      fetchesPictures
      ? PictureFetcher(configuration.network.fetchConfiguration, time: time) : nil
  }

  /// The format of a digest: the one that was said, else the one that suits the place.
  func format(_ settings: DigestSettings, for delivery: DigestDelivery?) -> DigestFormat {
    if let format = settings.format.flatMap(DigestFormat.init(rawValue:)) { return format }
    switch delivery ?? settings.delivery {
    case .file(let path): return DigestFormat(endingOf: path) ?? .text
    case .mail, .maildir: return .html
    case .standardOutput, nil: return .text
    }
  }

  /// Prints what a filter finds to its place; true when that is nothing.
  func print(
    _ order: Order, of filter: ArticleFilter, limit: Int, at now: Timestamp
  ) async throws -> Bool {
    let album = try await album(for: order) { body in
      try await store.tell(filter, limit: limit, body)
    }
    let feeds = try await feeds(for: order)
    let output = try await store.tell(filter, limit: limit) { stories -> Output in
      guard !stories.leads.isEmpty else { return .nothing }
      let digest = digest(order, stories, at: now, issue: nil, album, feeds)
      return try Output { try produce(digest, order, to: $0) }
    }
    switch output {
    case .nothing: return true
    case .document(let bytes):
      let issue = "digest-\(now.secondsSinceEpoch)@winnow.invalid"
      try await IssueDelivery(store: store, press: self)
        .send(bytes, named: issue, to: order.delivery)
      return false
    }
  }

  private enum Output: Sendable {
    case nothing
    case document([UInt8])

    init(_ produce: (_ sink: ([UInt8]) throws -> Void) throws -> Void) throws {
      var bytes: [UInt8] = []
      try produce { bytes += $0 }
      self = .document(bytes)
    }
  }

  /// The pictures of what is to be told, fetched before the store is locked.
  func album(
    for order: Order,
    _ tell: (@escaping @Sendable (StorySelection) throws -> [String]) async throws -> [String]
  ) async throws -> PictureAlbum {
    guard order.format == .epub, let pictures else { return PictureAlbum() }
    return await pictures.fetch(try await tell { try PictureAlbum.addresses(in: $0) })
  }

  /// The subscriptions, where the format tells of them.
  func feeds(for order: Order) async throws -> [FeedRecord] {
    order.format == .opml ? try await store.feeds() : []
  }

  /// A digest as it is printed.
  func digest(
    _ order: Order, _ stories: StorySelection, at now: Timestamp, issue: IssueName?,
    _ album: PictureAlbum, _ feeds: [FeedRecord]
  ) -> Digest {
    var digest = Digest(title: order.settings.title ?? "", now: now, stories: stories)
    digest.layout = DigestLayout(order.settings)
    digest.issue = issue
    digest.pictures = album
    digest.feeds = feeds
    digest.templates = templates
    return digest
  }

  /// Hands over what goes to the place: the document, or the mail it is in.
  func produce(_ digest: Digest, _ order: Order, to sink: ([UInt8]) throws -> Void) throws {
    switch order.delivery {
    case .standardOutput, .file: try digest.render(as: order.format, to: sink)
    case .mail(let recipients):
      let envelope = MailEnvelope(from: sender, to: recipients.compactMap(MailAddress.init))
      try sink(try digest.mail(as: order.format, in: envelope))
    case .maildir:
      try sink(try digest.mail(as: order.format, in: MailEnvelope(from: sender, to: [sender])))
    }
  }

  /// The configured sender, else this machine's own.
  private static func sender(_ configured: String?) -> MailAddress {
    if let address = configured.flatMap(MailAddress.init) { return address }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let address = MailAddress("Winnow <winnow@\(host)>") ?? MailAddress("winnow@localhost")
    else { preconditionFailure("winnow@localhost is an address") }
    return address
  }
}
