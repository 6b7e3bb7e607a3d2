import CCurl
import Glibc
import Vocabulary

extension Transfer {
  /// What went wrong with a transfer; nil when its answer counts.
  func failure(_ code: CURLcode, host: String, _ configuration: FetchConfiguration) -> FeedFailure?
  {
    if let stop { return failure(stop, configuration) }
    // The status of an answer whose body nobody wants stands, however the body ended.
    if head.isComplete && !isDocument { return nil }
    if code == CURLE_OK { return body.isWhole ? nil : .truncated(host) }
    if let refusedAddress, code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK {
      return .privateAddress(refusedAddress.description, of: host)
    }
    return failure(curl: code, host: host, configuration)
  }

  private func failure(_ stop: Stop, _ configuration: FetchConfiguration) -> FeedFailure? {
    switch stop {
    case .endlessHead: .endlessHead()
    case .tooManyInterimAnswers: .tooManyInterimAnswers()
    case .unknownCoding(let coding): .unknownCoding(coding)
    case .body(.tooLarge): .tooLarge(configuration.maximumByteCount)
    case .body(.brokenCoding): .brokenCoding()
    case .body(.unwanted): nil
    }
  }

  private func failure(
    curl code: CURLcode, host: String, _ configuration: FetchConfiguration
  ) -> FeedFailure {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      FeedFailure(
        .dns,
        "\(host) has no address in the name system; check its spelling and this machine's network.")
    case CURLE_COULDNT_RESOLVE_PROXY:
      FeedFailure(.dns, "The proxy's name has no address; check network.proxy.")
    case CURLE_OPERATION_TIMEDOUT:
      .timeout(configuration.timeout, host)
    case CURLE_URL_MALFORMAT:
      FeedFailure(.connect, "The address cannot be connected to; check its host and port.")
    case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR, CURLE_NO_CONNECTION_AVAILABLE, CURLE_PROXY:
      FeedFailure(
        .connect, "No connection to \(host)\(systemErrorInBrackets); it is tried again later.")
    case CURLE_SSL_CACERT_BADFILE:
      FeedFailure(
        .tls,
        "The file of certificate authorities cannot be read; "
          + "check network.ca_file and the feed's --ca-file.")
    case CURLE_SSL_CERTPROBLEM:
      FeedFailure(
        .tls,
        "The certificate to show to \(host) cannot be used\(detailInBrackets); "
          + "check the files of feed edit --client-certificate.")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
      FeedFailure(
        .tls,
        "No secure connection to \(host)\(detailInBrackets); "
          + "if the authority is your own, name its file in network.ca_file or feed edit --ca-file."
      )
    case CURLE_FILESIZE_EXCEEDED:
      .tooLarge(configuration.maximumByteCount)
    case CURLE_BAD_CONTENT_ENCODING:
      .brokenCoding()
    case CURLE_PARTIAL_FILE:
      .truncated(host)
    case CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      brokenOff(host)
    case CURLE_GOT_NOTHING:
      FeedFailure(.protocol, "\(host) closed the connection without an answer.")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      FeedFailure(.protocol, "\(host) does not answer as HTTP demands\(detailInBrackets).")
    default:
      FeedFailure(.connect, "\(host) could not be fetched\(detailInBrackets).")
    }
  }

  /// A connection that broke inside the body cut it off; else the server spoke no HTTP, or hung up.
  private func brokenOff(_ host: String) -> FeedFailure {
    if easy.systemError == 0 {
      return FeedFailure(.protocol, "\(host) does not answer as HTTP demands\(detailInBrackets).")
    }
    return head.isComplete
      ? .truncated(host)
      : FeedFailure(.connect, "\(host) broke off the connection before an answer came.")
  }

  private var systemErrorInBrackets: String {
    easy.systemError == 0 ? "" : " (\(String(cString: strerror(Int32(easy.systemError)))))"
  }

  private var detailInBrackets: String { easy.detail.isEmpty ? "" : " (\(easy.detail))" }
}
