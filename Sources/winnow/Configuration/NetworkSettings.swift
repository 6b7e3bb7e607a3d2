import Fetching
import WebText

/// `[network]`: the network policy of the command-line contract.
///
/// The defaults are those of `FetchConfiguration`.
struct NetworkSettings: SettingsSection {
  static let name = "network"

  /// The schemes of proxies.
  static let proxySchemes = ["http", "https", "socks5", "socks5h"]

  private static let defaults = FetchConfiguration(
    userAgent: Program.userAgent(contact: Program.homePage))

  /// Which private addresses may be connected to.
  var allowPrivate = Setting(
    "allow_private", environment: "WINNOW_ALLOW_PRIVATE_NETWORK", .privateAccess,
    default: defaults.privateAccess)
  /// The time for one fetch with all its redirects.
  var timeout = Setting(
    "timeout", environment: "WINNOW_TIMEOUT", .seconds(1...3_600), default: defaults.timeout)
  /// The largest decoded body.
  var maxBytes = Setting(
    "max_bytes", environment: "WINNOW_MAX_BYTES", .number(1_024...1_073_741_824, of: "bytes"),
    default: defaults.maximumByteCount)
  /// How many redirects are followed.
  var maxRedirects = Setting(
    "max_redirects", environment: "WINNOW_MAX_REDIRECTS", .number(0...50, of: "redirects"),
    default: defaults.maximumRedirects)
  /// Fetches at one time to one host.
  var perHost = Setting(
    "per_host", environment: "WINNOW_PER_HOST", .number(1...64, of: "fetches"),
    default: defaults.perHost)
  /// Fetches at one time in all.
  var total = Setting(
    "total", environment: "WINNOW_TOTAL", .number(1...1_024, of: "fetches"),
    default: defaults.total)
  /// A PEM file in place of the system's authorities.
  var caFile = Setting(
    "ca_file", environment: "WINNOW_CA_FILE", .path,
    default: defaults.certificateAuthorityFile)
  /// A proxy's URL.
  var proxy = Setting(
    "proxy", environment: "WINNOW_PROXY", .url(schemes: proxySchemes),
    default: defaults.proxy)
  /// A page that tells publishers who polls them, sent with every request.
  var contact = Setting(
    "contact", environment: "WINNOW_CONTACT", .url(schemes: ["http", "https"]), default: nil)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&allowPrivate, in: Self.name)
    try visitor.visit(&timeout, in: Self.name)
    try visitor.visit(&maxBytes, in: Self.name)
    try visitor.visit(&maxRedirects, in: Self.name)
    try visitor.visit(&perHost, in: Self.name)
    try visitor.visit(&total, in: Self.name)
    try visitor.visit(&caFile, in: Self.name)
    try visitor.visit(&proxy, in: Self.name)
    try visitor.visit(&contact, in: Self.name)
  }

  /// The policy in the fetcher's terms.
  var fetchConfiguration: FetchConfiguration {
    var policy = Self.defaults
    policy.privateAccess = allowPrivate.value
    policy.timeout = timeout.value
    policy.maximumByteCount = maxBytes.value
    policy.maximumRedirects = maxRedirects.value
    policy.perHost = perHost.value
    policy.total = total.value
    policy.certificateAuthorityFile = caFile.value
    policy.proxy = proxy.value
    if let contact = contact.value {
      // The normal form: nothing in it can end the field or begin another.
      policy.userAgent = Program.userAgent(
        contact: WebURL(parsing: contact)?.withoutCredentials.string ?? Program.homePage)
    }
    return policy
  }
}
