public import Cleaning
public import Fetching
import Foundation

/// How the pipeline is sized; each default stands here and nowhere else.
public struct PollerSettings: Sendable {
  /// How long a claimed feed is this process's own.
  ///
  /// Leases of processes that no longer run end at once, so it may be long: it only has to outlast
  /// the slowest host's queue.
  public var lease = Duration.seconds(3_600)
  /// What running transfers are given when the poller is told to stop.
  public var grace = Duration.seconds(4)
  /// How many documents are parsed at one time.
  public var workerCount = ProcessInfo.processInfo.activeProcessorCount
  /// How many feeds are under way at one time, those waiting for their host included.
  public var claimCount = 256
  /// How many due feeds of one host are claimed at one time, so that others find room beside them.
  public var claimCountPerHost: Int
  /// How long a batch of updates may wait for more of them.
  public var batchDelay = Duration.milliseconds(100)
  /// How long the poller sleeps at the most before it looks for feeds that another process added.
  public var longestSleep = Duration.seconds(30)
  /// Polls at one time of one host, ports together.
  public var perHost: Int
  /// The largest local document.
  public var maximumByteCount: Int
  /// When feeds are asked again.
  public var schedule = SchedulePolicy()
  /// How many requests all feeds together may cost, in place of that; nil for no bound.
  public var budget: RequestBudget?
  /// Where persons said that the articles are on the pages of sites.
  public var siteRules = SiteRules()
  /// Where passwords named without a slash are: systemd's `$CREDENTIALS_DIRECTORY`.
  public var credentialsFolder: String?

  /// The defaults, under a network policy.
  public init(_ configuration: FetchConfiguration) {
    perHost = configuration.perHost
    claimCountPerHost = max(32, 2 * min(configuration.perHost, claimCount))
    maximumByteCount = configuration.maximumByteCount
  }

  /// The file that holds a password.
  func secretPath(_ path: String) -> String {
    guard let credentialsFolder, !path.contains("/") else { return path }
    return "\(credentialsFolder)/\(path)"
  }
}
