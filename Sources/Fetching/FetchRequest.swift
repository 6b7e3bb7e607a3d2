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
  }

  /// The address; credentials in it are ignored, they come in `credentials`.
  public var url: WebURL
  /// What is asked for.
  public var purpose: Purpose
  /// What to ask conditionally with.
  public var validators: Validators?
  /// Whom to be; sent to the host of `url` alone.
  public var credentials: Credentials?
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

/// A user and a password; prints as dots.
public struct Credentials: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The user's name.
  public let user: String
  /// The password itself.
  public let password: String

  /// A user with a password.
  public init(user: String, password: String) {
    self.user = user
    self.password = password
  }

  /// Dots, so that no log can show it.
  public var description: String { "…" }
  /// Nothing, so that no dump can show it.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
