import ArgumentParser
import Digests
import Glibc
import Storage

/// The options that say where a digest goes: one place.
struct DigestTarget: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var output: String?

  @Option(
    name: [.customLong("mail-to")],
    help: ArgumentHelp(
      "Send it by mail ([mail] of the configuration); give the option again for more.",
      valueName: "address"))
  var mailTo: [String] = []

  @Option(help: ArgumentHelp("Put it as a mail into a Maildir.", valueName: "folder"))
  var maildir: String?

  func validate() throws {
    guard [output != nil, !mailTo.isEmpty, maildir != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("A digest goes to one place: --output, --mail-to or --maildir.")
    }
    for address in mailTo where MailAddress(address) == nil {
      throw ValidationError("“\(address)” is no mail address.")
    }
  }

  /// The place; nil when nothing was said.
  var delivery: DigestDelivery? {
    if !mailTo.isEmpty { return .mail(recipients: mailTo) }
    if let maildir { return .maildir(path: Self.absolute(maildir)) }
    guard let output else { return nil }
    return output == "-" ? .standardOutput : .file(path: Self.absolute(output))
  }

  /// The path from the root, for the daemon has another working directory.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
