import CTLS
import Glibc

/// An encrypted connection, on the server's side.
final class LoopbackTLS {
  private let session: OpaquePointer

  /// Shakes hands; nil when that fails.
  init?(_ context: OpaquePointer, _ socket: Int32) {
    var pipes = sigset_t()
    sigemptyset(&pipes)
    sigaddset(&pipes, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipes, nil)
    guard let session = SSL_new(context) else { return nil }
    guard SSL_set_fd(session, socket) == 1, SSL_accept(session) == 1 else {
      SSL_free(session)
      return nil
    }
    self.session = session
  }

  deinit {
    finish()
    SSL_free(session)
  }

  /// Says that nothing more comes, which a client wants to hear to trust what has come.
  func finish() { SSL_shutdown(session) }

  /// Whether the client has shown a certificate.
  var hasClientCertificate: Bool {
    guard let certificate = SSL_get1_peer_certificate(session) else { return false }
    X509_free(certificate)
    return true
  }

  /// Sends all of it; false when nobody takes it any more.
  func send(_ bytes: [UInt8]) -> Bool {
    bytes.isEmpty || SSL_write(session, bytes, Int32(bytes.count)) == Int32(bytes.count)
  }

  /// What has come, or nil at the end.
  func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = SSL_read(session, &buffer, Int32(buffer.count))
    return count > 0 ? Array(buffer[..<Int(count)]) : nil
  }
}
