import Dispatch
import Glibc
import Storage
import Vocabulary
import WebText

/// Whether names of hosts can be looked up.
struct NameCheck {
  /// So many hosts are asked for: one may really be gone.
  private static let askedHosts = 3
  /// How long an answer is waited for.
  private static let patience = DispatchTimeInterval.seconds(12)

  /// The names to look up, the most useful first; empty where there is nothing to ask for.
  let hosts: [String]

  /// The proxy's name where there is one, for only that is looked up here; else those of feeds.
  init(configuration: Configuration, feeds: [FeedRecord]) {
    if let proxy = configuration.network.proxy.value.flatMap({ WebURL(parsing: $0)?.host }) {
      hosts = [proxy]
      return
    }
    // What answered lately first: it should be there.
    let recent = feeds.sorted { left, right in
      (left.succeededAt?.secondsSinceEpoch ?? 0, right.id.rawValue)
        > (right.succeededAt?.secondsSinceEpoch ?? 0, left.id.rawValue)
    }
    var hosts: [String] = []
    for host in recent.compactMap({ WebURL(parsing: $0.effectiveURL)?.host })
    where !hosts.contains(host) && !Self.isAddress(host) {
      hosts.append(host)
      if hosts.count == Self.askedHosts { break }
    }
    self.hosts = hosts
  }

  /// What came of it; asks until one name has an address.
  func findings() async -> [Finding] {
    guard !hosts.isEmpty else { return [.note(.names, "there is no name to look up yet")] }
    var reasons: [String] = []
    for host in hosts {
      guard let reason = await Self.failure(of: host) else {
        return [.ok(.names, "\(host) has an address")]
      }
      reasons.append("\(host): \(reason)")
    }
    return [
      .error(
        .names, "no name can be looked up (\(reasons.joined(separator: "; ")))",
        command: "cat /etc/resolv.conf; resolvectl status", status: .unavailable)
    ]
  }

  private static func isAddress(_ host: String) -> Bool {
    var address = in_addr()
    return host.hasPrefix("[") || inet_pton(AF_INET, host, &address) == 1
  }

  /// Why a name has no address; nil when it has one.
  private static func failure(of host: String) async -> String? {
    let (answers, source) = AsyncStream.makeStream(of: String?.self)
    // The resolver cannot be called back, so it may be left waiting on a thread of its own.
    DispatchQueue(label: "winnow.names").async { source.yield(lookUp(host)) }
    DispatchQueue(label: "winnow.patience").asyncAfter(deadline: .now() + patience) {
      source.yield("no answer in time")
    }
    for await answer in answers { return answer }
    return nil
  }

  private static func lookUp(_ host: String) -> String? {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var addresses: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &addresses)
    defer { if let addresses { freeaddrinfo(addresses) } }
    return code == 0 ? nil : String(cString: gai_strerror(code))
  }
}
