import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

/// A fetcher that may ask the loopback servers of these tests.
func makeFetcher(
  _ change: (inout FetchConfiguration) -> Void = { _ in }
) -> Fetcher {
  var configuration = FetchConfiguration(userAgent: "Winnow/1.0 (+https://example.org/winnow)")
  configuration.privateAccess = .listed([AddressBlock("127.0.0.0/8")].compactMap(\.self))
  change(&configuration)
  return Fetcher(configuration: configuration, time: SystemTime())
}

/// A request for a feed at an address that must be one.
func feedRequest(
  _ url: String, validators: Validators? = nil, credentials: Credentials? = nil,
  operatorHost: String? = nil
) throws -> FetchRequest {
  FetchRequest(
    url: try #require(WebURL(parsing: url)), purpose: .feed, validators: validators,
    credentials: credentials, operatorHost: operatorHost)
}

extension FetchReport {
  /// The document, or a recorded failure that shows what came in its place.
  func document(sourceLocation: SourceLocation = #_sourceLocation) throws -> FetchedDocument {
    guard case .document(let document) = outcome else {
      Issue.record("no document: \(outcome)", sourceLocation: sourceLocation)
      throw NoDocument()
    }
    return document
  }

  /// The failure's code; nil when it did not fail.
  var failureCode: FailureCode? {
    guard case .failed(let failure) = outcome else { return nil }
    return failure.code
  }
}

struct NoDocument: Error {}

extension FetchedDocument {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
}
