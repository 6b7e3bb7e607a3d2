public import Vocabulary

/// Fetches documents with libcurl on a queue of its own, within the network policy.
public actor Fetcher {
  /// A fetcher under a policy.
  public init(configuration: FetchConfiguration, time: any TimeSource) {}

  /// Fetches one document; it returns for whatever the server does.
  ///
  /// Waits for its turn where the limits of the policy are reached; waiting does not use up the timeout.
  public func fetch(_ request: FetchRequest) async -> FetchReport {
    FetchReport(outcome: .gone)
  }

  /// Ends: running transfers have the grace to finish, the rest are dropped and fail as `timeout`.
  public func shutDown(grace: Duration) async {}
}
