import Fetching
import Glibc

/// Whether the certificates of authorities can be read.
struct CertificateCheck {
  private static let begin = Array("-----BEGIN CERTIFICATE-----".utf8)

  /// Which file is read for what.
  let configured: [(setting: String, path: String)]

  /// The files that a configuration names.
  init(configuration: Configuration) {
    configured = [
      ("network.ca_file", configuration.network.caFile.value),
      ("mail.ca_file", configuration.mail.caFile.value),
    ].compactMap { setting, path in path.map { (setting, $0) } }
  }

  /// What is to say of them.
  var findings: [Finding] {
    let named = configured.map { Self.finding(of: $0.path, setting: $0.setting) }
    let replaced = configured.contains { $0.setting == "network.ca_file" }
    return named + (replaced ? [] : [systemFinding])
  }

  private var systemFinding: Finding {
    let library = TransferLibrary()
    if let file = library?.certificateFile, let problem = Self.problem(of: file) {
      return .error(
        .certificates, "\(file), the system's authorities, \(problem)",
        command: "apt-get install ca-certificates", status: .unavailable)
    }
    let place = library?.certificateFile ?? library?.certificateFolder
    guard let place else {
      return .error(
        .certificates, "libcurl knows of no authorities",
        command: "apt-get install ca-certificates", status: .unavailable)
    }
    return .ok(.certificates, "\(place), the system's authorities")
  }

  private static func finding(of path: String, setting: String) -> Finding {
    guard let problem = problem(of: path) else { return .ok(.certificates, "\(path) (\(setting))") }
    return .error(
      .certificates, "\(path) (\(setting)) \(problem)", command: "winnow config show --origin",
      status: .configuration)
  }

  /// Why a file holds no certificates that can be read; nil when it does.
  static func problem(of path: String) -> String? {
    do {
      let bytes = try InputFile(argument: path).read()
      return bytes.firstRange(of: begin) == nil ? "holds no certificate in PEM" : nil
    } catch {
      return "cannot be read: \(FailureMessage(error).message)"
    }
  }
}
