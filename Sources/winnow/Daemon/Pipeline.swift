import Fetching
import Polling
import Storage
import Vocabulary

/// The stateful ends put together: a fetcher and a poller on a store.
struct Pipeline: Sendable {
  /// Fetches under the network policy.
  let fetcher: Fetcher
  /// Polls with that fetcher.
  let poller: Poller
  /// How it is sized.
  let settings: PollerSettings

  /// A pipeline under a configuration.
  init(store: Store, under configuration: Configuration) {
    let time = SystemTime()
    let policy = configuration.network.fetchConfiguration
    var settings = PollerSettings(policy)
    settings.schedule = configuration.schedule.policy
    settings.budget = configuration.schedule.budget
    settings.siteRules = configuration.siteRules
    settings.credentialsFolder = Environment.process["CREDENTIALS_DIRECTORY"]
    self.settings = settings
    fetcher = Fetcher(configuration: policy, time: time)
    poller = Poller(
      store: store, fetcher: fetcher, time: time,
      owner: .thisProcess,
      settings: settings)
  }

  /// Stops claiming, gives running transfers the grace, drains and releases.
  func shutDown() async { await poller.shutDown(grace: settings.grace) }
}
