import Glibc
import Storage
import Vocabulary

/// Whether the files that feeds need can be read, and nobody else reads the secret ones.
struct SecretCheck {
  /// The configuration, for the password of the mail server.
  let configuration: Configuration
  /// The feeds with the names of their files.
  let feeds: [FeedRecord]
  /// Where systemd's credentials are.
  let environment: Environment

  /// What is to say of them.
  var findings: [Finding] {
    var findings = feeds.flatMap(findings)
    if let path = configuration.mail.passwordFile.value, let file = resolved(path),
      isOpenToOthers(file)
    {
      findings.append(
        .warning(.mail, "others may read \(file), the password", command: "chmod 600 \(file)"))
    }
    return findings
  }

  private func findings(of feed: FeedRecord) -> [Finding] {
    let options = feed.subscription.access
    let secrets = [
      ("--password-file", options.passwordFile), ("--bearer-file", options.bearerFile),
      ("--header-file", options.headerFile), ("--client-key", options.clientKey),
    ]
    let open = [
      ("--client-certificate", options.clientCertificate), ("--ca-file", options.caFile),
    ]
    var findings: [Finding] = []
    for (option, path) in secrets + open {
      guard let path = path.flatMap(resolved) else { continue }
      if access(path, R_OK) != 0 {
        let reason = String(cString: strerror(errno))
        findings.append(
          .warning(
            .feeds, "\(feed.id)  \(feed.displayTitle): \(path) cannot be read (\(reason))",
            command: "winnow feed edit \(feed.id) \(option) FILE", feed: feed.id))
      } else if secrets.contains(where: { $0.0 == option }), isOpenToOthers(path) {
        findings.append(
          .warning(
            .feeds, "\(feed.id)  \(feed.displayTitle): others may read \(path), its secret",
            command: "chmod 600 \(path)", feed: feed.id))
      }
    }
    return findings
  }

  /// The file behind a name; nil for a credential that only the service sees.
  private func resolved(_ path: String) -> String? {
    if path.contains("/") { return path }
    return environment["CREDENTIALS_DIRECTORY"].map { "\($0)/\(path)" }
  }

  private func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o007 != 0
  }
}
