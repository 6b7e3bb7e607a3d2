import ArgumentParser
import Fetching
import Glibc
import Storage
import WebText

/// The options that say how to get at a feed; shared by `feed add` and `feed edit`.
///
/// A secret is never a word of the command line, which every user of the machine can read: it comes
/// in a file, or in one of systemd's credentials.
struct AccessOptions: ParsableArguments {
  @Option(help: "The user's name, where the server asks for one.")
  var user: String?

  @Option(
    help: ArgumentHelp(
      "The file that holds the password; a name alone is one of systemd's credentials.",
      valueName: "path"))
  var passwordFile: String?

  @Option(
    help: ArgumentHelp("The file that holds a bearer token, or a credential.", valueName: "path"))
  var bearerFile: String?

  @Option(
    name: [.customLong("header")],
    help: ArgumentHelp(
      "A field to send to the feed's server; give the option again for more of them.",
      valueName: "name: value"))
  var headers: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file that holds secret fields, one a line, or a credential.", valueName: "path"))
  var headerFile: String?

  @Option(
    help: ArgumentHelp(
      "The proxy to ask through in place of the configured one; none for no proxy.",
      valueName: "url|none"))
  var proxy: String?

  @Option(help: ArgumentHelp("The certificate to show, PEM or PKCS #12.", valueName: "path"))
  var clientCertificate: String?

  @Option(help: ArgumentHelp("Its key, where it is in a file of its own.", valueName: "path"))
  var clientKey: String?

  @Option(
    help: ArgumentHelp("The file that holds the password of that key.", valueName: "path"))
  var clientKeyPasswordFile: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file of authorities that vouch for the feed's server.", valueName: "path"))
  var caFile: String?

  func validate() throws {
    if user == nil, passwordFile != nil {
      throw ValidationError("--password-file needs --user.")
    }
    if bearerFile != nil, user != nil {
      throw ValidationError("A feed has a user or a token; give --user or --bearer-file.")
    }
    if clientCertificate == nil, clientKey != nil || clientKeyPasswordFile != nil {
      throw ValidationError("--client-key and its password need --client-certificate.")
    }
    for header in headers { try Self.check(header: header) }
    if let proxy { try Self.check(proxy: proxy) }
  }

  /// Puts what was said into what is known, and leaves the rest as it is.
  func apply(to access: inout FeedAccess) {
    if let user {
      access.user = user
      access.password = nil
      access.passwordFile = passwordFile.map(Self.absolute)
      access.bearerFile = nil
    }
    if let bearerFile {
      access.user = nil
      access.password = nil
      access.passwordFile = nil
      access.bearerFile = Self.absolute(bearerFile)
    }
    if !headers.isEmpty { access.headers = headers }
    if let headerFile { access.headerFile = Self.absolute(headerFile) }
    if let proxy { access.proxy = proxy }
    if let clientCertificate {
      access.clientCertificate = Self.absolute(clientCertificate)
      access.clientKey = clientKey.map(Self.absolute)
      access.clientKeyPasswordFile = clientKeyPasswordFile.map(Self.absolute)
    }
    if let caFile { access.caFile = Self.absolute(caFile) }
  }

  private static func check(header: String) throws {
    let field: RequestField
    do {
      field = try RequestField(parsing: header)
    } catch {
      switch error {
      case .malformed: throw ValidationError("--header wants “Name: value”.")
      case .reserved(let name): throw ValidationError("Winnow sets the field “\(name)” itself.")
      }
    }
    guard field.isLikelySecret else { return }
    throw ValidationError(
      "The command line is no place for a secret such as “\(field.name)”; "
        + "write the line into a file and give --header-file.")
  }

  private static func check(proxy: String) throws {
    guard proxy != FeedAccess.noProxy else { return }
    guard let url = WebURL(parsing: proxy),
      NetworkSettings.proxySchemes.contains(url.scheme), url.host != nil
    else {
      throw ValidationError(
        "--proxy wants none or a URL that begins with "
          + NetworkSettings.proxySchemes.map { $0 + "://" }.joined(separator: " or ") + ".")
    }
    guard url.user == nil, url.password == nil else {
      throw ValidationError(
        "The command line is no place for a password; a proxy that wants one is set "
          + "for all feeds in the file of the configuration (network.proxy).")
    }
  }

  /// The path from the root, for the daemon has another working directory.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    guard path.contains("/") || Glibc.access(path, F_OK) == 0 else { return path }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
