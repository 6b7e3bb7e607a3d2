import Fetching
import Storage
import Vocabulary
import WebText

extension FetchRequest {
  /// A request for a feed as its subscription says.
  ///
  /// - Throws: `FeedFailure` when the password cannot be read.
  init(
    feedAt url: WebURL, access: FeedAccess, validators: Validators? = nil, files: LocalFileReader
  ) async throws(FeedFailure) {
    self.init(
      url: url, purpose: .feed, validators: validators, operatorHost: access.operatorHost)
    if let path = access.passwordFile {
      credentials = Credentials(
        user: access.user ?? "", password: try await files.readSecret(at: path))
    } else if access.user != nil || access.password != nil {
      credentials = Credentials(user: access.user ?? "", password: access.password ?? "")
    }
  }
}
