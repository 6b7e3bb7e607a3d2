import Fetching
import Storage
import WebText

/// Decides whether a permanent redirect becomes the feed's address.
enum RedirectPolicy {
  /// The address to keep from now on; nil to keep the present one.
  ///
  /// A permanent redirect alone proves nothing: domains are sold, and captive portals redirect all.
  /// What proves it is a feed at the new address that shares an article with what is stored.
  static func newAddress(of attempt: PollAttempt, sharesArticle: Bool) -> String? {
    guard sharesArticle || !attempt.feed.hasArticles else { return nil }
    guard let old = WebURL(parsing: attempt.feed.url),
      let new = newAddress(of: old, in: attempt.report)
    else { return nil }
    // A password belongs to the server it was given for; the new address would take it along.
    return attempt.feed.access.hasSecrets && !old.maySendSecrets(to: new) ? nil : new.string
  }

  /// The other address to which a permanent redirect led, never from https to http.
  static func newAddress(of old: WebURL, in report: FetchReport) -> WebURL? {
    guard let new = report.permanentURL?.withoutCredentials.withoutFragment else { return nil }
    let keepsSecrecy = new.scheme == "https" || (new.scheme == "http" && old.scheme == "http")
    return keepsSecrecy && new != old.withoutCredentials.withoutFragment ? new : nil
  }
}
