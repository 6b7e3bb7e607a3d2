import CCurl
import Glibc

/// One message over one connection to a mail server, by libcurl.
struct SMTPSession {
  private let server: MailServer

  /// A session with a server.
  init(_ server: MailServer) { self.server = server }

  /// What libcurl's callbacks read and write.
  private final class Progress {
    var rest: ArraySlice<UInt8>
    init(_ message: [UInt8]) { rest = message[...] }
  }

  /// Counted by libcurl, and safe from any thread since 7.84.
  private static let isStarted = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// Hands the message over; each recipient has to be accepted.
  func send(_ message: [UInt8], in envelope: MailEnvelope) throws(MailFailure) {
    guard SMTPSession.isStarted, let easy = curl_easy_init() else {
      throw MailFailure("libcurl cannot start: there is no memory")
    }
    defer { curl_easy_cleanup(easy) }
    var recipients: UnsafeMutablePointer<curl_slist>?
    for address in envelope.to { recipients = curl_slist_append(recipients, address.address) }
    defer { curl_slist_free_all(recipients) }
    let progress = Progress(message)
    var complaint = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let code = complaint.withUnsafeMutableBufferPointer { complaint in
      winnow_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, complaint.baseAddress)
      setUp(easy, from: envelope.from, recipients, message.count)
      winnow_easy_set_pointer(
        easy, CURLOPT_READDATA, Unmanaged.passUnretained(progress).toOpaque())
      return withExtendedLifetime(progress) { curl_easy_perform(easy) }
    }
    guard code != CURLE_OK else { return }
    var reply = 0
    winnow_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &reply)
    throw failure(code, reply: reply, complaint: complaint)
  }

  private func setUp(
    _ easy: UnsafeMutableRawPointer, from sender: MailAddress,
    _ recipients: UnsafeMutablePointer<curl_slist>?, _ count: Int
  ) {
    winnow_easy_set_string(easy, CURLOPT_URL, server.url)
    winnow_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    winnow_easy_set_string(easy, CURLOPT_PROXY, "")
    winnow_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    winnow_easy_set_long(easy, CURLOPT_TIMEOUT, DigestLimits.mailSeconds)
    winnow_easy_set_long(easy, CURLOPT_USE_SSL, encryption)
    if let user = server.user {
      winnow_easy_set_string(easy, CURLOPT_USERNAME, user)
      winnow_easy_set_string(easy, CURLOPT_PASSWORD, server.password ?? "")
    }
    if let file = server.certificateAuthorityFile {
      winnow_easy_set_string(easy, CURLOPT_CAINFO, file)
      // In place of the system's means that its folder vouches for nobody either.
      winnow_easy_set_string(easy, CURLOPT_CAPATH, nil)
    }
    winnow_easy_set_string(easy, CURLOPT_MAIL_FROM, sender.address)
    winnow_easy_set_list(easy, CURLOPT_MAIL_RCPT, recipients)
    winnow_easy_set_long(easy, CURLOPT_UPLOAD, 1)
    winnow_easy_set_offset(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(count))
    winnow_easy_set_writer(easy, CURLOPT_READFUNCTION) { buffer, size, count, data in
      guard let buffer, let data else { return 0 }
      let progress = Unmanaged<Progress>.fromOpaque(data).takeUnretainedValue()
      let piece = progress.rest.prefix(size * count)
      UnsafeMutableRawBufferPointer(start: buffer, count: piece.count).copyBytes(from: piece)
      progress.rest = progress.rest.dropFirst(piece.count)
      return piece.count
    }
  }

  private var encryption: Int {
    switch server.encryption {
    case .required: Int(CURLUSESSL_ALL.rawValue)
    case .offered: Int(CURLUSESSL_TRY.rawValue)
    case .off: Int(CURLUSESSL_NONE.rawValue)
    }
  }

  private func failure(_ code: CURLcode, reply: Int, complaint: [CChar]) -> MailFailure {
    let said = complaint.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let reason =
      said.isEmpty
      ? String(cString: curl_easy_strerror(code)) : String(decoding: said, as: UTF8.self)
    switch code {
    case CURLE_LOGIN_DENIED:
      return MailFailure(
        "\(server.url) refused the user or the password: \(reason)",
        advice: "mail.user and mail.password_file say who logs in")
    case CURLE_USE_SSL_FAILED:
      return MailFailure(
        "\(server.url) offers no encryption: \(reason)",
        advice: "mail.encryption = \"off\" sends without, readable for all on the way")
    case CURLE_PEER_FAILED_VERIFICATION:
      return MailFailure(
        "\(server.url) shows a certificate that is not to be trusted: \(reason)",
        advice: "mail.ca_file names an authority of your own, as a PEM file")
    case CURLE_SSL_CACERT_BADFILE:
      return MailFailure(
        "no mail can be sent: \(reason)",
        advice: "mail.ca_file is a file of certificates in PEM, readable for Winnow")
    case CURLE_SSL_CONNECT_ERROR where server.isEncryptedFromStart:
      return MailFailure(
        "\(server.url) does not speak TLS: \(reason)",
        advice: "an address with smtp:// asks for it after the greeting (STARTTLS)")
    case CURLE_OPERATION_TIMEDOUT where reply == 0 && !server.isEncryptedFromStart:
      return MailFailure(
        "\(server.url) says nothing: \(reason)",
        advice: "an address with smtps:// is for a port with TLS from the start, such as 465")
    default:
      return MailFailure("\(server.url) did not take the mail: \(reason)")
    }
  }
}
