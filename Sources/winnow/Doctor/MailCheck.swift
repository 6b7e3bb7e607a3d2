import Digests
import Glibc
import Storage

/// Whether digests by mail can leave.
struct MailCheck {
  /// The settings.
  let configuration: Configuration
  /// The digests, some of which may go by mail.
  let digests: [DigestRecord]

  /// What is to say of it.
  var findings: [Finding] {
    let mailed = digests.filter { digest in
      guard case .mail = digest.settings.delivery else { return false }
      return true
    }
    do {
      guard let transport = try configuration.mail.transport else { return without(mailed) }
      return findings(of: transport)
    } catch {
      return [
        .error(
          .mail, FailureMessage(error).message, command: "winnow config show --origin",
          status: .configuration)
      ]
    }
  }

  private func without(_ mailed: [DigestRecord]) -> [Finding] {
    guard let first = mailed.first else { return [.ok(.mail, "no digest goes by mail")] }
    return [
      .error(
        .mail, "digest “\(first.name)” goes by mail, but [mail] names no server",
        command: "winnow config show --origin", status: .configuration)
    ]
  }

  private func findings(of transport: MailTransport) -> [Finding] {
    switch transport {
    case .program(let path):
      guard access(path, X_OK) == 0 else {
        return [
          .error(
            .mail, "\(path) cannot be run: \(String(cString: strerror(errno)))",
            command: "apt-get install msmtp-mta", status: .configuration)
        ]
      }
      return [.ok(.mail, "mails leave through \(path)")]
    case .server(let server):
      guard server.encryption == .off, server.user != nil else {
        return [.ok(.mail, "mails leave through \(server.url)")]
      }
      return [
        .warning(
          .mail, "the password goes to \(server.url) in the clear",
          command: "winnow config show --origin")
      ]
    }
  }
}
