import CCurl
import Dispatch
import Glibc

/// Owns the `CURLM *`, its sockets behind one epoll descriptor, and its one timer.
///
/// Everything happens on one queue: the two handlers given to `activate` are called there, and so
/// is every method. libcurl tells which sockets to watch and when it wants to be called again; the
/// sources wake the queue, which hands the events back (curl's multi-socket interface).
final class MultiHandle {
  private let multi: UnsafeMutableRawPointer
  private let epoll: Int32
  private let idleHandles: Int
  private let total: Int
  /// The sockets of transfers and of connections that are kept.
  let sockets = SocketLedger()
  private var readiness: (any DispatchSourceRead)?
  private var timer: (any DispatchSourceTimer)?
  /// When libcurl wants to be called, and when the timer will fire, which is never later.
  private var wanted: DispatchTime = .distantFuture
  private var scheduled: DispatchTime = .distantFuture
  private var idle: [EasyHandle] = []
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]

  /// Handles for so many transfers at one time, at most so many of them to one host.
  init(total: Int, perHost: Int) {
    guard curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK, let multi = curl_multi_init() else {
      preconditionFailure("libcurl cannot start: there is no memory")
    }
    self.multi = multi
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    precondition(epoll >= 0, "there is no descriptor left for epoll")
    idleHandles = min(total, Limits.idleHandles)
    self.total = total
    setUp(total: total, perHost: perHost)
  }

  deinit {
    // Cleaning up closes sockets, which must not call back into an object that is going away.
    winnow_multi_set_socket_callback(multi, nil)
    winnow_multi_set_timer_callback(multi, nil)
    for easy in running.keys { curl_multi_remove_handle(multi, easy) }
    idle = []
    curl_multi_cleanup(multi)
    timer?.cancel()
    if let readiness {
      readiness.setCancelHandler { @Sendable [epoll] in close(epoll) }
      readiness.cancel()
    } else {
      close(epoll)
    }
  }

  /// Begins to listen: the handlers run on the queue when sockets or the timer want attention.
  func activate(
    on queue: DispatchQueue, socketsReady: @escaping @Sendable () -> Void,
    timeUp: @escaping @Sendable () -> Void
  ) {
    guard readiness == nil else { return }
    let readiness = DispatchSource.makeReadSource(fileDescriptor: epoll, queue: queue)
    readiness.setEventHandler(handler: socketsReady)
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler(handler: timeUp)
    timer.schedule(deadline: .distantFuture)
    self.readiness = readiness
    self.timer = timer
    readiness.activate()
    timer.activate()
  }

  /// The transfers that are held back, the oldest first.
  var paused: [Transfer] {
    running.values.filter(\.isPaused).sorted { $0.number < $1.number }
  }

  /// Whether another name may be resolved, which libcurl does in a thread.
  var mayResolve: Bool {
    running.count < Limits.resolutions
      || running.values.count(where: \.isResolving) < Limits.resolutions
  }

  /// Whether the connection of the next transfer should be kept when that is over.
  ///
  /// A connection that is given back to a full cache drives out another, and libcurl (7.88) goes on
  /// looking through the hosts of all that were ever driven out: with 10,000 hosts, a third of a
  /// poll. So its cache is never let run full: what nobody waits for is closed before that.
  func keepsConnection(isAwaited: Bool) -> Bool {
    sockets.openCount <= (isAwaited ? 2 * total : total)
  }

  /// A handle without options, from an earlier transfer where there is one.
  func takeHandle() -> EasyHandle? { idle.popLast() ?? EasyHandle() }

  /// Gives a handle back for later.
  func giveBack(_ easy: EasyHandle, forgettingCookies: Bool) {
    guard idle.count < idleHandles else { return }
    easy.reset(forgettingCookies: forgettingCookies)
    idle.append(easy)
  }

  /// Starts a transfer whose handle has its options; false when libcurl refuses.
  func start(_ transfer: Transfer) -> Bool {
    let easy = transfer.easy.pointer
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else { return false }
    running[easy] = transfer
    return true
  }

  /// Drops a transfer.
  func drop(_ transfer: Transfer) {
    guard running.removeValue(forKey: transfer.easy.pointer) != nil else { return }
    curl_multi_remove_handle(multi, transfer.easy.pointer)
  }

  /// Lets a transfer go on that was held back.
  func resume(_ transfer: Transfer) {
    transfer.isPaused = false
    curl_easy_pause(transfer.easy.pointer, CURLPAUSE_CONT)
  }

  /// The transfers that are over, each once, with libcurl's verdict.
  func takeFinished() -> [(transfer: Transfer, code: CURLcode)] {
    var finished: [(Transfer, CURLcode)] = []
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      let code = message.pointee.data.result  // the message is gone once its handle is removed
      guard let transfer = running.removeValue(forKey: easy) else { continue }
      curl_multi_remove_handle(multi, easy)
      finished.append((transfer, code))
    }
    return finished
  }
}

extension MultiHandle {
  /// Hands the sockets' events to libcurl.
  func handleSockets() {
    var events = [epoll_event](repeating: epoll_event(), count: Limits.eventsAtATime)
    let count = epoll_wait(epoll, &events, Int32(events.count), 0)
    for event in events.prefix(max(Int(count), 0)) {
      act(on: event.data.fd, Self.selection(of: event.events))
    }
  }

  /// The timer has fired, maybe before its time.
  func handleTimer() {
    scheduled = .distantFuture
    if !actIfDue() { schedule() }
  }

  /// Calls libcurl when the time it asked for has come; false when it has not.
  func actIfDue() -> Bool {
    guard wanted <= .now() else { return false }
    wanted = .distantFuture
    act(on: CURL_SOCKET_BAD, 0)  // the value of CURL_SOCKET_TIMEOUT
    return true
  }

  private func act(on socket: curl_socket_t, _ selection: Int32) {
    var stillRunning: Int32 = 0
    curl_multi_socket_action(multi, socket, selection, &stillRunning)
  }

  /// An error or a hang-up is found by reading and writing; libcurl's own bit for it says less.
  private static func selection(of events: UInt32) -> Int32 {
    let failure = EPOLLERR.rawValue | EPOLLHUP.rawValue
    var selection: Int32 = 0
    if events & (EPOLLIN.rawValue | failure) != 0 { selection |= CURL_CSELECT_IN }
    if events & (EPOLLOUT.rawValue | failure) != 0 { selection |= CURL_CSELECT_OUT }
    return selection
  }
}

extension MultiHandle {
  private func setUp(total: Int, perHost: Int) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    winnow_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 4 * total)  // more than `keepsConnection`
    // Our own queue holds transfers back; these are the second fence.
    winnow_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
    winnow_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, context)
    winnow_multi_set_socket_callback(multi) { _, socket, what, context, known in
      guard let context else { return 0 }
      let handle = Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue()
      handle.watch(socket, what, isKnown: known != nil)
      return 0
    }
    winnow_multi_set_pointer(multi, CURLMOPT_TIMERDATA, context)
    winnow_multi_set_timer_callback(multi) { _, milliseconds, context in
      guard let context else { return 0 }
      let handle = Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue()
      handle.wakeUp(after: milliseconds)
      return 0
    }
  }

  private func watch(_ socket: curl_socket_t, _ what: Int32, isKnown: Bool) {
    var event = epoll_event()
    event.data.fd = socket
    if what & CURL_POLL_REMOVE == 0 {
      if what & CURL_POLL_IN != 0 { event.events |= EPOLLIN.rawValue }
      if what & CURL_POLL_OUT != 0 { event.events |= EPOLLOUT.rawValue }
      epoll_ctl(epoll, isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event)
      if !isKnown { curl_multi_assign(multi, socket, multi) }  // any mark will do
    } else {
      epoll_ctl(epoll, EPOLL_CTL_DEL, socket, &event)
    }
  }

  private func wakeUp(after milliseconds: Int) {
    wanted = milliseconds < 0 ? .distantFuture : .now() + .milliseconds(milliseconds)
    schedule()
  }

  /// Moves the timer forward only.
  ///
  /// Most wishes are taken back before they come true, and setting it is a system call. What is due
  /// by now is done by `actIfDue`, without the timer.
  private func schedule() {
    guard scheduled > wanted, DispatchTime.now() < wanted else { return }
    scheduled = wanted
    timer?.schedule(deadline: wanted, leeway: .milliseconds(1))
  }
}
