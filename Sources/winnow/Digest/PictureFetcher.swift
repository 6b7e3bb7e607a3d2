import Digests
import Fetching
import Vocabulary
import WebText

/// Fetches the pictures of a book within the network policy, as many as come in time.
struct PictureFetcher: Sendable {
  private let policy: FetchConfiguration
  private let time: any TimeSource

  /// How long is waited for pictures in all.
  private static let patience = Duration.seconds(60)

  /// A fetcher under a policy.
  init(_ policy: FetchConfiguration, time: any TimeSource) {
    var policy = policy
    policy.maximumByteCount = min(policy.maximumByteCount, PictureAlbum.maximumByteCount)
    self.policy = policy
    self.time = time
  }

  /// The pictures from these addresses; without a network there are none, and the book is made.
  func fetch(_ addresses: [String]) async -> PictureAlbum {
    guard !addresses.isEmpty else { return PictureAlbum() }
    let fetcher = Fetcher(configuration: policy, time: time)
    let deadline = Task {
      try await time.sleep(for: PictureFetcher.patience)
      await fetcher.shutDown(grace: .zero)
    }
    var harvest = PictureHarvest(of: addresses)
    await withTaskGroup(of: (Int, [UInt8]?).self) { group in
      for (index, address) in addresses.enumerated() {
        guard let url = WebURL(parsing: address) else { continue }
        group.addTask {
          let report = await fetcher.fetch(FetchRequest(url: url, purpose: .picture))
          guard case .document(let document) = report.outcome else { return (index, nil) }
          return (index, document.body)
        }
      }
      for await (index, body) in group {
        if let body { harvest.add(body, at: index) }
      }
    }
    deadline.cancel()
    await fetcher.shutDown(grace: .zero)
    return harvest.album
  }
}
