import Storage
import Vocabulary
import WebText

/// What is said of an article's page.
enum PageWords {
  /// When it was asked for, what it gave, and why the feed's own text stays where it does.
  static func sentence(_ page: ArticlePage, now: Timestamp) -> String {
    let asked = page.askedAt.map { " asked for \($0)" } ?? " never asked for"
    switch page.state {
    case .awaited(let due, let failure):
      let time = RelativeTime.describe(due, now: now)
      guard let failure else { return "its page is asked for \(time)" }
      return "its page,\(asked), did not come (\(failure.message)); it is asked for again \(time)"
    case .stored:
      let words = page.wordCount.map { ", \(Quantity.of($0, "word"))" } ?? ""
      let parts = page.partCount.flatMap { $0 > 1 ? ", put together from \($0) pages" : nil } ?? ""
      return "its text is that of its page,\(asked)\(words)\(parts); "
        + "the feed's own is the original"
    case .kept(let reason):
      return "its text is the feed's own: its page,\(asked), \(clause(for: reason))"
    case .failed(let failure):
      return "its text is the feed's own: its page,\(asked), did not come after "
        + "\(Quantity.of(page.attempts, "attempt")): \(failure.message)"
    }
  }

  private static func clause(for reason: PageReason) -> String {
    switch reason {
    case .shorter: "has no more of the article"
    case .consentWall: "asks for consent to cookies first"
    case .paywall: "asks for a subscription or a login first"
    case .notAPage: "is no HTML"
    case .empty: "has no text"
    case .noArticle: "has no article, only links and fragments"
    case .frontPage: "leads to the front page of a site"
    }
  }

  /// What came of a feed's pages, `12 with their pages' texts, 3 without, 1 awaited`; nil for none.
  static func phrase(_ tally: PageTally) -> String? {
    let without = tally.kept + tally.failed
    let parts = [
      (tally.stored, "with their pages' texts"), (without, "without"), (tally.awaited, "awaited"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Writes the member `pages`, what came of a feed's, for scripts.
  static func write(_ tally: PageTally, to writer: inout JSONWriter) {
    writer.name("pages")
    writer.object { writer in
      writer.member("stored", tally.stored)
      writer.member("kept", tally.kept)
      writer.member("failed", tally.failed)
      writer.member("awaited", tally.awaited)
    }
  }

  /// Writes the member `page` for scripts.
  static func write(_ page: ArticlePage, to writer: inout JSONWriter) {
    writer.name("page")
    writer.object { writer in
      writer.member("state", name(of: page.state))
      writer.member("asked_at", page.askedAt?.description)
      writer.member("attempts", page.attempts)
      writer.member("words", page.wordCount)
      writer.member("parts", page.partCount)
      switch page.state {
      case .awaited(let due, let failure):
        writer.member("due", due.description)
        failure?.writeMember(to: &writer)
      case .stored: break
      case .kept(let reason): writer.member("reason", reason.rawValue)
      case .failed(let failure): failure.writeMember(to: &writer)
      }
    }
  }

  private static func name(of state: PageState) -> String {
    switch state {
    case .awaited: "awaited"
    case .stored: "stored"
    case .kept: "kept"
    case .failed: "failed"
    }
  }
}
