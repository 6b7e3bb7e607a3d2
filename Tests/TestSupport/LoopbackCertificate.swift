import CTLS

/// A certificate that vouches for itself, made for one test, and the key to it.
public final class LoopbackCertificate: Sendable {
  struct Failure: Error {
    let call: String
  }

  /// The file that whoever is to trust it names as its authority.
  public let path: String
  /// Not changed once it is made, and safe to use from any thread then.
  nonisolated(unsafe) private let context: OpaquePointer

  /// Makes one and writes it to a file as PEM.
  ///
  /// - Parameters:
  ///   - names: Whom it is for, `IP:` or `DNS:` before each (x509v3_config(5), subject alternative
  ///     names).
  ///   - start: The first second of its life, counted from now.
  ///   - end: The last one.
  ///   - path: The file.
  ///   - withKey: Whether its key is written there as well, for a client that shows it.
  /// - Throws: what says which of the steps failed.
  public init(
    for names: String = "IP:127.0.0.1", from start: Int = -3_600, until end: Int = 86_400,
    writtenTo path: String, withKey: Bool = false
  ) throws {
    guard let context = SSL_CTX_new(TLS_server_method()), let key = winnow_tls_make_key(),
      let certificate = X509_new()
    else { throw Failure(call: "making a key") }
    defer {
      EVP_PKEY_free(key)
      X509_free(certificate)
    }
    try Self.fill(certificate, names: names, start: start, end: end)
    X509_set_pubkey(certificate, key)
    guard X509_sign(certificate, key, EVP_sha256()) > 0,
      SSL_CTX_use_certificate(context, certificate) == 1,
      SSL_CTX_use_PrivateKey(context, key) == 1
    else { throw Failure(call: "signing") }
    guard let file = BIO_new_file(path, "w") else { throw Failure(call: "opening \(path)") }
    defer { BIO_free(file) }
    guard PEM_write_bio_X509(file, certificate) == 1,
      !withKey || PEM_write_bio_PrivateKey(file, key, nil, nil, 0, nil, nil) == 1
    else { throw Failure(call: "writing \(path)") }
    // A client may show a certificate, and whatever it shows will do.
    let asks: Int32 = 1
    SSL_CTX_set_verify(context, asks) { _, _ in 1 }
    self.path = path
    self.context = context
  }

  deinit { SSL_CTX_free(context) }

  private static func fill(
    _ certificate: OpaquePointer, names: String, start: Int, end: Int
  ) throws {
    let version3 = 2
    let subjectAlternativeName: Int32 = 85
    let ascii: Int32 = 0x1001
    X509_set_version(certificate, version3)
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1)
    X509_gmtime_adj(X509_getm_notBefore(certificate), start)
    X509_gmtime_adj(X509_getm_notAfter(certificate), end)
    let name = X509_get_subject_name(certificate)
    X509_NAME_add_entry_by_txt(name, "CN", ascii, "loopback", -1, -1, 0)
    X509_set_issuer_name(certificate, name)
    guard let extra = X509V3_EXT_conf_nid(nil, nil, subjectAlternativeName, names) else {
      throw Failure(call: "naming \(names)")
    }
    X509_add_ext(certificate, extra, -1)
    X509_EXTENSION_free(extra)
  }

  /// The server's half of a handshake; nil when the other side does not like what it sees.
  ///
  /// Called on a thread of the server's own, whose SIGPIPE is blocked from now on: OpenSSL writes
  /// without `MSG_NOSIGNAL`.
  func accept(on socket: Int32) -> LoopbackTLS? { LoopbackTLS(context, socket) }
}
