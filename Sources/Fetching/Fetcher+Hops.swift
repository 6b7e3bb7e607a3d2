import CCurl
import Dispatch
import Vocabulary
import WebText

/// The way of a fetch from hop to hop; all of it on the fetcher's queue, none of it waits.
extension Fetcher {
  /// Lets a fetch take its place in the queue.
  func begin(_ fetch: PendingFetch) {
    guard !isShutDown else { return end(fetch, .failed(.stopping()), nil) }
    guard !Task.isCancelled else { return end(fetch, .failed(.cancelled()), nil) }
    multi.activate(
      on: executor.queue,
      socketsReady: { @Sendable [weak self] in
        self?.assumeIsolated { $0.attend { $0.handleSockets() } }
      },
      timeUp: { @Sendable [weak self] in self?.assumeIsolated { $0.attend { $0.handleTimer() } } })
    waiting.add(fetch, ticket: fetch.ticket, host: fetch.host)
    attend { _ in }
  }

  /// Ends a fetch before its time, wherever it is; nothing happens when it is over.
  func drop(_ ticket: UInt64, _ failure: FeedFailure) {
    if let fetch = waiting.remove(ticket) {
      end(fetch, .failed(failure), nil)
    } else if let fetch = running[ticket], let transfer = fetch.transfer {
      multi.drop(transfer)
      leave(fetch, transfer)
      end(fetch, .failed(failure), nil)
    }
    attend { _ in }
  }

  /// Hands events to libcurl, then does what has come of them, until nothing more comes at once.
  private func attend(_ event: (MultiHandle) -> Void) {
    event(multi)
    repeat {
      for (transfer, code) in multi.takeFinished() {
        guard let fetch = running[transfer.ticket] else { continue }
        leave(fetch, transfer)
        conclude(fetch, transfer, code)
      }
      startWaiting()
    } while multi.actIfDue()
    wakeIdleWaiters()
  }

  /// Starts what may start.
  private func startWaiting() {
    while !bodies.budget.isExceeded, multi.mayResolve, let fetch = waiting.next() {
      startHop(of: fetch)
    }
  }

  private func startHop(of fetch: PendingFetch) {
    fetch.hopBegan = time.uptime
    let addresses = AddressGuard(access: configuration.privateAccess)
    let usesProxy = fetch.proxy(configuration) != nil
    if usesProxy, let address = fetch.literalAddress,
      !addresses.allows(address, isOperatorsOwn: fetch.isOnOperatorsHost)
    {
      waiting.finished(host: fetch.host)
      return end(
        fetch, .failed(.privateAddress(address.description, of: fetch.host)), nil)
    }
    guard let easy = fetch.easy ?? multi.takeHandle() else {
      waiting.finished(host: fetch.host)
      return end(fetch, .failed(.outOfMemory()), nil)
    }
    lastTransfer += 1
    let transfer = Transfer(
      number: lastTransfer, ticket: fetch.ticket, easy: easy,
      rules: Transfer.Rules(
        addressGuard: addresses, isOperatorsOwn: fetch.isOnOperatorsHost,
        usesProxy: usesProxy, maximumByteCount: configuration.maximumByteCount),
      bodies: bodies, sockets: multi.sockets)
    easy.prepare(
      for: fetch, transfer, configuration, timeLeft: configuration.timeout - fetch.elapsed,
      keepsConnection: multi.keepsConnection(isAwaited: waiting.isAwaited(fetch.host)),
      sockets: multi.sockets)
    fetch.easy = easy
    fetch.transfer = transfer
    running[fetch.ticket] = fetch
    if !multi.start(transfer) {
      leave(fetch, transfer)
      end(fetch, .failed(.outOfMemory()), nil)
    }
  }

  /// A hop is over: what it held is free for others.
  private func leave(_ fetch: PendingFetch, _ transfer: Transfer) {
    fetch.elapsed += time.uptime - fetch.hopBegan
    fetch.transfer = nil
    fetch.note(transfer.head)
    running[fetch.ticket] = nil
    waiting.finished(host: fetch.host)
    bodies.budget.release(transfer.number)
    for paused in multi.paused where bodies.budget.mayReceive(paused.number) {
      multi.resume(paused)
    }
  }

  /// Decides what came of a hop: another hop, or the end.
  private func conclude(_ fetch: PendingFetch, _ transfer: Transfer, _ code: CURLcode) {
    if let failure = transfer.failure(code, host: fetch.host, configuration) {
      return end(fetch, .failed(failure), transfer)
    }
    guard RedirectPolicy.isRedirect(transfer.head.status) else {
      return end(fetch, outcome(of: fetch, transfer), transfer)
    }
    if let failure = fetch.follow(transfer.head) {
      return end(fetch, .failed(failure), transfer)
    }
    guard fetch.elapsed < configuration.timeout else {
      return end(fetch, .failed(.timeout(configuration.timeout, fetch.host)), transfer)
    }
    // What has begun goes before what has not, so that redirects do not pile up.
    waiting.add(fetch, ticket: fetch.ticket, host: fetch.host, isUrgent: true)
  }

  private func outcome(of fetch: PendingFetch, _ transfer: Transfer) -> FetchOutcome {
    let head = transfer.head
    let validators = Validators(
      entityTag: head[.entityTag], lastModified: head[.lastModified])
    switch head.status {
    case 304:
      return fetch.request.validators == nil
        ? .failed(.unaskedNotModified()) : .notModified(validators)
    case 410 where fetch.redirects.isPermanentSoFar:
      return .gone
    case _ where transfer.isDocument:
      return .document(
        FetchedDocument(
          body: transfer.takeBody(), contentType: head[.contentType], validators: validators,
          url: fetch.redirects.current, isDelta: head.status == 226))
    default:
      return .failed(.status(head.status))
    }
  }

  /// Answers the caller and keeps the handle for others.
  func end(_ fetch: PendingFetch, _ outcome: FetchOutcome, _ transfer: Transfer?) {
    if let easy = fetch.easy { multi.giveBack(easy, forgettingCookies: fetch.hasCookies) }
    fetch.easy = nil
    fetch.finish(outcome, answer: transfer?.head, now: time.now)
  }
}
