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
  let messages: Messages

  /// What stands at the top of its documents.
  var title: String { name.prefix(1).uppercased() + name.dropFirst() }

  /// Delivers the next issue, or the one that did not arrive; says so when there is nothing new.
  ///
  /// Without settings, the digest keeps those that it was defined with.
  func deliver(
    settings: DigestSettings?, as format: DigestFormat, at now: Timestamp,
    to destination: OutputDestination
  ) async throws {
    try await define(settings)
    let title = title
    let issue = try await store.prepareIssue(of: name, format: format.rawValue) { stories in
      try Digest(title: title, now: now, stories: stories).rendered(as: format)
    }
    guard let issue else {
      messages.notice("nothing new for the digest “\(name)”")
      return
    }
    try destination.deliver(issue.body)
    try await store.markDelivered(issue.id)
    if issue.isRepeat { tellOfRepeat(issue, wanted: format) }
  }

  /// What the next issue would tell; nothing moves.
  func preview(settings: DigestSettings?) async throws -> [DigestStory] {
    try await store.previewIssue(of: name, settings: settings)
  }

  private func define(_ settings: DigestSettings?) async throws {
    let known = try await store.digest(named: name)?.settings
    let wanted = settings ?? known ?? DigestSettings()
    guard wanted != known else { return }
    _ = try await store.define(digest: name, settings: wanted)
    messages.notice(
      "the digest “\(name)” " + (known == nil ? "is new: it tells " : "now tells ")
        + words(for: wanted))
  }

  private func words(for settings: DigestSettings) -> String {
    let folder = settings.folder.map { " in the folder \($0)" } ?? ""
    let tag = settings.tag.map { " with the tag \($0)" } ?? ""
    return folder.isEmpty && tag.isEmpty ? "everything" : "what is new of feeds" + folder + tag
  }

  private func tellOfRepeat(_ issue: PendingIssue, wanted format: DigestFormat) {
    let made = "the issue of \(issue.createdAt), which had not been delivered, was delivered now"
    let kind = issue.format == format.rawValue ? "" : ", as \(issue.format)"
    messages.notice("\(made)\(kind); run it again for what came since")
  }
}
