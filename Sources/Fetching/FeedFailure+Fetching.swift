import Vocabulary

/// The sentences of what goes wrong with a fetch: what happened, and what to do about it.
extension FeedFailure {
  static func schemeNotFetched(_ scheme: String) -> FeedFailure {
    FeedFailure(
      .badRedirect, "The address has the scheme “\(scheme)”; only http and https are fetched.")
  }

  static func redirectWithoutLocation(_ status: Int) -> FeedFailure {
    FeedFailure(
      .badRedirect,
      "The server redirects (\(status)) without saying where to; look for the feed's new address.")
  }

  static func malformedLocation() -> FeedFailure {
    FeedFailure(
      .badRedirect,
      "The server redirects to something that is no address; look for the feed's new address.")
  }

  static func tooManyRedirects(_ maximum: Int) -> FeedFailure {
    FeedFailure(
      .redirectLoop,
      "The server redirects more than \(maximum) times; subscribe to the final address instead.")
  }

  static func redirectLoop() -> FeedFailure {
    FeedFailure(
      .redirectLoop,
      "The server redirects in a circle; open the address in a browser to see where it leads.")
  }

  static func privateAddress(_ address: String, of host: String) -> FeedFailure {
    let name = host == address || host == "[\(address)]" ? address : "\(host) is \(address), which"
    return FeedFailure(
      .privateAddress,
      "\(name) is a private address and was not asked; "
        + "network.allow_private permits it where that is meant.")
  }

  static func timeout(_ limit: Duration, _ host: String) -> FeedFailure {
    FeedFailure(
      .timeout,
      "\(host) did not answer completely within \(limit.components.seconds) s; "
        + "if it is always so slow, raise network.timeout.")
  }

  static func stopping() -> FeedFailure {
    FeedFailure(.timeout, "Winnow is stopping; the feed is asked again after the next start.")
  }

  static func outOfMemory() -> FeedFailure {
    FeedFailure(.connect, "There is no memory for another transfer; lower network.total.")
  }

  static func cancelled() -> FeedFailure {
    FeedFailure(.timeout, "The fetch was given up before an answer came.")
  }

  static func tooLarge(_ limit: Int) -> FeedFailure {
    FeedFailure(
      .tooLarge,
      "The document is larger than \(limit) bytes; "
        + "if it is meant to be, raise network.max_bytes.")
  }

  static func endlessHead() -> FeedFailure {
    FeedFailure(.tooLarge, "The head of the answer does not end; the server is broken.")
  }

  static func tooManyInterimAnswers() -> FeedFailure {
    FeedFailure(
      .protocol, "The server sends interim answers without an end; the server is broken.")
  }

  static func unknownCoding(_ coding: String) -> FeedFailure {
    FeedFailure(
      .encoding,
      "The server packs the document as “\(coding.prefix(40))”, which was not asked for; "
        + "tell the publisher.")
  }

  static func brokenCoding() -> FeedFailure {
    FeedFailure(
      .encoding,
      "The document cannot be unpacked (Content-Encoding says something else); "
        + "tell the publisher if it stays so.")
  }

  static func truncated(_ host: String) -> FeedFailure {
    FeedFailure(
      .truncated,
      "The document from \(host) broke off before its end and was not used; it is fetched again.")
  }

  static func unaskedNotModified() -> FeedFailure {
    FeedFailure(
      .protocol,
      "The server says “not modified” though it was not asked whether; tell the publisher.")
  }

  static func status(_ status: Int) -> FeedFailure {
    switch status {
    case 401:
      FeedFailure(
        .unauthorized,
        "The server wants to know who asks (401); "
          + "set it with feed edit: --user with --password-file, or --bearer-file.")
    case 407:
      FeedFailure(
        .unauthorized,
        "The proxy wants a user and a password (407); write them into network.proxy.")
    case 404:
      FeedFailure(
        .http, "There is no document at this address (404); look for the feed's new address.")
    case 410:
      FeedFailure(.http, "The document that is redirected to is gone (410).")
    case 403, 451:
      FeedFailure(.http, "The server refuses to give the document to us (\(status)).")
    case 429:
      FeedFailure(.http, "The server has been asked too often (429); it is left alone for a while.")
    case 500...:
      FeedFailure(.http, "The server has trouble of its own (\(status)); it is asked again later.")
    case ..<300:
      FeedFailure(.http, "The server answered without a document (\(status)).")
    default:
      FeedFailure(.http, "The server did not give the document (\(status)).")
    }
  }
}
