import Digests

/// `[mail]`: how digests leave the machine.
struct MailSettings: SettingsSection {
  static let name = "mail"

  /// The server, or the program that takes mails on its standard input.
  var server = Setting(
    "server", environment: "WINNOW_MAIL_SERVER", .mailServer, default: nil)
  /// When the connection is encrypted, where `server` does not say so.
  var encryption = Setting(
    "encryption", environment: "WINNOW_MAIL_ENCRYPTION", .word,
    default: MailServer.Encryption.required)
  /// Whom to log in as.
  var user = Setting(
    "user", environment: "WINNOW_MAIL_USER", .anyText("the name of a user"), default: nil)
  /// The file that holds the password; a name without a slash is one of systemd's credentials.
  var passwordFile = Setting(
    "password_file", environment: "WINNOW_MAIL_PASSWORD_FILE", .path, default: nil)
  /// A PEM file of authorities in place of the system's.
  var caFile = Setting("ca_file", environment: "WINNOW_MAIL_CA_FILE", .path, default: nil)
  /// Whom mails are from.
  var from = Setting("from", environment: "WINNOW_MAIL_FROM", .mailAddress, default: nil)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&server, in: Self.name)
    try visitor.visit(&encryption, in: Self.name)
    try visitor.visit(&user, in: Self.name)
    try visitor.visit(&passwordFile, in: Self.name)
    try visitor.visit(&caFile, in: Self.name)
    try visitor.visit(&from, in: Self.name)
  }

  /// How mails leave; nil when nobody said.
  ///
  /// - Throws: `CommandFailure` when the password cannot be read.
  var transport: MailTransport? {
    get throws {
      guard let address = server.value else { return nil }
      guard !address.hasPrefix("/") else { return .program(path: address) }
      var server = MailServer(url: address)
      server.encryption = encryption.value
      server.user = user.value
      server.certificateAuthorityFile = caFile.value
      if let file = passwordFile.value { server.password = try SecretFile(path: file).read() }
      return .server(server)
    }
  }
}

/// `[digest]`: how digests look.
struct DigestOptions: SettingsSection {
  static let name = "digest"

  /// The folder with templates in place of Winnow's own.
  var templates = Setting(
    "templates", environment: "WINNOW_TEMPLATES", .path, default: nil)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&templates, in: Self.name)
  }
}
