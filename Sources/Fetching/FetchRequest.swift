public import Vocabulary
public import WebText

/// One document to fetch.
public struct FetchRequest: Sendable {
  /// What is asked for, which decides the `Accept` field.
  public enum Purpose: Hashable, Sendable {
    /// A feed.
    case feed
    /// A web page.
    case page
    /// A picture.
    case picture
  }

  /// The address; credentials in it are ignored, they come in `credentials`.
  public var url: WebURL
  /// What is asked for.
  public var purpose: Purpose
  /// What to ask conditionally with.
  public var validators: Validators?
  /// Whom to be; sent to the origin of `url` alone.
  public var credentials: Credentials?
  /// Fields that the operator added; sent to the origin of `url` alone.
  public var fields: [RequestField] = []
  /// A certificate to show to the origin of `url` alone.
  public var clientCertificate: ClientCertificate?
  /// A PEM file of authorities that vouch for the host of `url` alone, in place of the usual ones.
  public var certificateAuthorityFile: String?
  /// Through which proxy to ask.
  public var proxy = ProxyChoice.configured
  /// The host which the operator typed or imported, allowed to be private where `allow_private` is true.
  ///
  /// Nil for what was discovered, redirected to or found in a document.
  public var operatorHost: String?

  /// A request for an address.
  public init(
    url: WebURL, purpose: Purpose, validators: Validators? = nil, credentials: Credentials? = nil,
    operatorHost: String? = nil
  ) {
    self.url = url
    self.purpose = purpose
    self.validators = validators
    self.credentials = credentials
    self.operatorHost = operatorHost
  }
}
