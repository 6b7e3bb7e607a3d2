import Fetching
import Storage
import Vocabulary
import WebText

extension FetchRequest {
  /// A request for a feed as its subscription says; secrets are read anew each time.
  ///
  /// - Throws: `FeedFailure` when a file of secrets cannot be read or holds none.
  init(
    feedAt url: WebURL, access: FeedAccess, validators: Validators? = nil, files: LocalFileReader
  ) async throws(FeedFailure) {
    self.init(
      url: url, purpose: .feed, validators: validators, operatorHost: access.operatorHost)
    proxy = access.proxyChoice
    certificateAuthorityFile = access.caFile
    guard access.hasSecrets else { return }
    credentials = try await access.credentials(files)
    fields = try await access.fields(files)
    if let file = access.clientCertificate {
      var password: String?
      if let path = access.clientKeyPasswordFile { password = try await files.readSecret(at: path) }
      clientCertificate = ClientCertificate(
        file: file, keyFile: access.clientKey, keyPassword: password)
    }
  }
}

extension FeedAccess {
  /// Through which proxy the feed is asked.
  var proxyChoice: ProxyChoice {
    guard let proxy else { return .configured }
    return proxy == FeedAccess.noProxy ? .direct : .proxy(proxy)
  }

  fileprivate func credentials(_ files: LocalFileReader) async throws(FeedFailure) -> Credentials? {
    if let path = bearerFile {
      guard let credentials = Credentials(bearer: try await files.readSecret(at: path)) else {
        throw FeedFailure(
          .unauthorized, "\(path) holds no token; write it there alone, on one line.")
      }
      return credentials
    }
    if let path = passwordFile {
      return Credentials(user: user ?? "", password: try await files.readSecret(at: path))
    }
    guard user != nil || password != nil else { return nil }
    return Credentials(user: user ?? "", password: password ?? "")
  }

  fileprivate func fields(_ files: LocalFileReader) async throws(FeedFailure) -> [RequestField] {
    var fields: [RequestField] = []
    for line in headers ?? [] { fields.append(try Self.field(line, from: "The subscription")) }
    guard let path = headerFile else { return fields }
    for line in try await files.readSecret(at: path).split(whereSeparator: \.isNewline) {
      fields.append(try Self.field(String(line), from: path))
    }
    return fields
  }

  private static func field(_ line: String, from place: String) throws(FeedFailure) -> RequestField
  {
    do {
      return try RequestField(parsing: line)
    } catch {
      switch error {
      case .malformed:
        throw FeedFailure(
          .unauthorized, "\(place) has a line that is no “Name: value”; correct it.")
      case .reserved(let name):
        throw FeedFailure(
          .unauthorized, "\(place) sets “\(name)”, which Winnow does itself; take it out.")
      }
    }
  }
}
