import CCurl
import Glibc
import Vocabulary
import WebText

extension EasyHandle {
  /// Sets the options of one hop; the handle has none but those of the hop before it.
  func prepare(
    for fetch: PendingFetch, _ transfer: Transfer, _ configuration: FetchConfiguration,
    timeLeft: Duration, keepsConnection: Bool, sockets: SocketLedger
  ) {
    // What a feed's own host was trusted with is taken back before another one is asked.
    if fetch.hasLeftOrigin { reset(forgettingCookies: false) }
    set(CURLOPT_URL, fetch.redirects.current.string)
    set(CURLOPT_PATH_AS_IS, 1)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_TIMEOUT_MS, max(timeLeft.wholeMilliseconds, 1))
    set(CURLOPT_NOSIGNAL, 1)
    // Without it a timeout during name resolution blocks the queue until the resolver returns.
    set(CURLOPT_QUICK_EXIT, 1)
    // After every transfer libcurl looks through its whole cache of names for old ones: with
    // thousands of hosts, a fifth of a poll. Connections are kept, so few names are asked for twice.
    set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
    set(CURLOPT_FORBID_REUSE, keepsConnection ? 0 : 1)
    setOffset(CURLOPT_MAXFILESIZE_LARGE, configuration.maximumByteCount)
    set(CURLOPT_COOKIEFILE, "")  // cookies in memory, for this fetch
    set(CURLOPT_USERAGENT, configuration.userAgent)
    setFields(RequestFields(fetch.request, isAtOrigin: fetch.isAtOrigin).lines)
    setSecrets(fetch)
    setProxy(fetch.proxy(configuration))
    setAuthorities(fetch, configuration)
    setCallbacks(transfer)
    setSocketCount(sockets)
    collectErrorText()
  }

  /// Sets what only the request's origin may learn.
  ///
  /// Basic authentication is libcurl's default, so a password is never offered any other way.
  private func setSecrets(_ fetch: PendingFetch) {
    var password: (user: String, password: String)?
    if fetch.isAtOrigin, case .basic(let user, let secret) = fetch.request.credentials?.scheme {
      password = (user, secret)
    }
    set(CURLOPT_USERNAME, password?.user)
    set(CURLOPT_PASSWORD, password?.password)
    guard fetch.isAtOrigin, let certificate = fetch.request.clientCertificate else { return }
    set(CURLOPT_SSLCERT, certificate.file)
    set(CURLOPT_SSLCERTTYPE, certificate.isPKCS12 ? "P12" : "PEM")
    set(CURLOPT_SSLKEY, certificate.keyFile)
    // Without any password OpenSSL would ask for one on the terminal and wait.
    set(CURLOPT_KEYPASSWD, certificate.keyPassword ?? "")
  }

  private func setProxy(_ proxy: String?) {
    // An empty text forbids what `http_proxy` and its kin would order.
    set(CURLOPT_PROXY, proxy.map(Self.resolvingAtProxy) ?? "")
    if proxy != nil {
      set(CURLOPT_NOPROXY, "")
      set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    }
  }

  /// `socks5:` would resolve names here and hand on addresses that no guard has seen.
  private static func resolvingAtProxy(_ proxy: String) -> String {
    proxy.hasPrefix("socks5:") ? "socks5h:" + proxy.dropFirst("socks5:".count) : proxy
  }

  /// A feed's own authorities vouch for its own host and for no other.
  private func setAuthorities(_ fetch: PendingFetch, _ configuration: FetchConfiguration) {
    let own = fetch.isAtOrigin ? fetch.request.certificateAuthorityFile : nil
    if let file = own ?? configuration.certificateAuthorityFile {
      set(CURLOPT_CAINFO, file)
      set(CURLOPT_CAPATH, nil)
    }
  }

  private func setCallbacks(_ transfer: Transfer) {
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    set(CURLOPT_HEADERDATA, context)
    winnow_easy_set_writer(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.at(context).receiveHead(line) ? size * count : 0
    }
    set(CURLOPT_WRITEDATA, context)
    winnow_easy_set_writer(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      return Transfer.at(context).receiveBody(
        UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    set(CURLOPT_OPENSOCKETDATA, context)
    winnow_easy_set_opensocket(pointer) { context, _, address in
      guard let context, let address else { return CURL_SOCKET_BAD }
      return Transfer.at(context).openSocket(address)
    }
    set(CURLOPT_PREREQDATA, context)
    winnow_easy_set_prereq(pointer) { context, address, _, _, _ in
      guard let context, let address,
        Transfer.at(context).maySend(to: String(cString: address))
      else { return CURL_PREREQFUNC_ABORT }
      return CURL_PREREQFUNC_OK
    }
  }
}

extension EasyHandle {
  private func setSocketCount(_ sockets: SocketLedger) {
    set(CURLOPT_CLOSESOCKETDATA, Unmanaged.passUnretained(sockets).toOpaque())
    winnow_easy_set_closesocket(pointer) { context, socket in
      if let context { SocketLedger.at(context).closed() }
      return close(socket)
    }
  }
}

/// The fields of a request beside those that libcurl writes itself.
struct RequestFields {
  /// Each as `Name: value`, without a line end.
  let lines: [[UInt8]]

  /// The fields for one request.
  ///
  /// Only the codings that `Inflater` takes off are offered: of these the end is certain.
  init(_ request: FetchRequest, isAtOrigin: Bool = true) {
    let added = isAtOrigin ? request.fields : []
    var lines = [Array("Accept-Encoding: gzip, deflate".utf8)]
    if !added.contains(where: { $0.name.lowercased() == "accept" }) {
      lines.append(Self.accept(request.purpose))
    }
    if let tag = request.validators?.entityTag.flatMap(Self.bytes) {
      lines.append(Array("If-None-Match: ".utf8) + tag)
      if request.purpose == .feed { lines.append(Array("A-IM: feed".utf8)) }  // RFC 3229 §10.5.3
    }
    if let date = request.validators?.lastModified.flatMap(Self.bytes) {
      lines.append(Array("If-Modified-Since: ".utf8) + date)
    }
    lines += added.map(\.line)
    if isAtOrigin, case .bearer(let token) = request.credentials?.scheme {
      lines.append(Array("Authorization: Bearer \(token)".utf8))
    }
    self.lines = lines
  }

  private static func accept(_ purpose: FetchRequest.Purpose) -> [UInt8] {
    switch purpose {
    case .feed:
      Array(
        """
        Accept: application/atom+xml, application/rss+xml, application/feed+json, \
        application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, \
        application/json;q=0.7, text/html;q=0.3, */*;q=0.1
        """.utf8)
    case .page:
      Array(
        """
        Accept: text/html, application/xhtml+xml, application/rss+xml;q=0.5, \
        application/atom+xml;q=0.5, */*;q=0.1
        """.utf8)
    case .picture:
      Array("Accept: image/jpeg, image/png, image/gif, */*;q=0.1".utf8)
    }
  }

  /// A validator's bytes as they came; nil when one could end the line.
  private static func bytes(of validator: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in validator.unicodeScalars {
      if let byte = UInt8(exactly: scalar.value) {
        guard byte >= 32 && byte != 127 || byte == 9 else { return nil }
        bytes.append(byte)
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }
}

extension Duration {
  /// Cut to milliseconds, held at what fits.
  fileprivate var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    guard !overflow else { return seconds < 0 ? 0 : Int(Int32.max) }
    return Int(min(milliseconds + attoseconds / 1_000_000_000_000_000, Int64(Int32.max)))
  }
}
