import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite("Digests by mail over TLS", .timeLimit(.minutes(2)))
struct EncryptedMailTests {
  /// When a connection is encrypted.
  enum Way: CaseIterable {
    case startTLS, fromStart

    func encryption(_ certificate: LoopbackCertificate) -> LoopbackMailServer.Encryption {
      switch self {
      case .startTLS: .startTLS(certificate)
      case .fromStart: .fromStart(certificate)
      }
    }
  }

  /// Why a certificate is refused.
  enum Fault: CaseIterable {
    case nobodyVouches, otherName, isOver, notYet

    func certificate(at path: String) throws -> LoopbackCertificate {
      switch self {
      case .nobodyVouches: try LoopbackCertificate(writtenTo: path)
      case .otherName: try LoopbackCertificate(for: "DNS:mail.example", writtenTo: path)
      case .isOver: try LoopbackCertificate(from: -7_200, until: -3_600, writtenTo: path)
      case .notYet: try LoopbackCertificate(from: 3_600, until: 7_200, writtenTo: path)
      }
    }
  }

  private let winnow: WinnowProgram
  private let store: Store
  private let password: String

  init() async throws {
    winnow = try WinnowProgram(["WINNOW_MAIL_FROM": "winnow@news.example"])
    store = try Store(opening: .file(path: winnow.path("winnow.sqlite")), time: SystemTime())
    let feed = try await subscribe(in: store)
    try await publish(["One"], in: feed, of: store)
    password = try winnow.write("s3cret\n", to: "mail-password")
  }

  private func send(
    through server: LoopbackMailServer, trusting certificate: LoopbackCertificate? = nil,
    _ variables: [String: String?] = [:]
  ) async throws -> WinnowProgram.Outcome {
    let usual: [String: String?] = [
      "WINNOW_MAIL_SERVER": server.url, "WINNOW_MAIL_USER": "ann",
      "WINNOW_MAIL_PASSWORD_FILE": password, "WINNOW_MAIL_CA_FILE": certificate?.path,
    ]
    return try await winnow.start(
      ["digest", "morning", "--mail-to", "ann@reader.example"],
      variables: usual.merging(variables) { $1 }
    ).end()
  }

  /// The issue waits, and what comes at last is it, once.
  private func expectRepeat(
    through server: LoopbackMailServer, trusting certificate: LoopbackCertificate?,
    _ variables: [String: String?] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let waiting = try await winnow("digest", "list", "--json").lines.first?["waiting"] as? Int
    #expect(waiting == 1, sourceLocation: sourceLocation)
    for _ in 0..<2 {
      let outcome = try await send(through: server, trusting: certificate, variables)
      #expect(outcome.status == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
    }
    let texts = server.messages.map(\.text)
    #expect(texts.count == 1, sourceLocation: sourceLocation)
    #expect(texts.first?.contains("issue-1.") == true, sourceLocation: sourceLocation)
  }

  @Test(
    "it arrives encrypted, after a login with the password from the file",
    arguments: Way.allCases, ["PLAIN", "LOGIN"])
  func arrives(way: Way, mechanism: String) async throws {
    let certificate = try LoopbackCertificate(writtenTo: winnow.path("mail.pem"))
    let server = try LoopbackMailServer(way.encryption(certificate), mechanisms: [mechanism])
    let outcome = try await send(through: server, trusting: certificate)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let message = try #require(server.messages.first)
    #expect(message.isEncrypted)
    #expect(message.login == .init(mechanism: mechanism, user: "ann", password: "s3cret"))
    #expect(message.recipients == ["ann@reader.example"])
    #expect(message.text.contains("One"))
  }

  @Test(
    "a certificate that is refused gets no password and no mail; the issue waits for a better one",
    arguments: Way.allCases, Fault.allCases)
  func refusedCertificate(way: Way, fault: Fault) async throws {
    let bad = try fault.certificate(at: winnow.path("bad.pem"))
    let server = try LoopbackMailServer(way.encryption(bad))
    let first = try await send(through: server, trusting: fault == .nobodyVouches ? nil : bad)
    #expect(first.status == 69)
    #expect(first.errors.contains("\(server.url) shows a certificate that"), "\(first.errors)")
    #expect(first.errors.contains("mail.ca_file"))
    #expect(server.loginCount == 0)
    #expect(server.attemptCount == 0)
    let good = try LoopbackCertificate(writtenTo: winnow.path("good.pem"))
    try await expectRepeat(
      through: LoopbackMailServer(way.encryption(good)), trusting: good)
  }

  @Test("a file of authorities that is none is told; nothing is sent", arguments: [true, false])
  func noAuthorities(isThere: Bool) async throws {
    let certificate = try LoopbackCertificate(writtenTo: winnow.path("mail.pem"))
    let server = try LoopbackMailServer(.fromStart(certificate))
    let file = isThere ? try winnow.write("nothing\n", to: "none.pem") : winnow.path("none.pem")
    let outcome = try await send(through: server, ["WINNOW_MAIL_CA_FILE": file])
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains(file), "\(outcome.errors)")
    #expect(outcome.errors.contains("mail.ca_file"))
    try await expectRepeat(through: server, trusting: certificate)
  }

  @Test("where encryption is required, a server without gets no password and no mail")
  func withoutEncryption() async throws {
    let server = try LoopbackMailServer()
    let outcome = try await send(through: server)
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("mail.encryption"), "\(outcome.errors)")
    #expect(server.loginCount == 0 && server.attemptCount == 0)
    try await expectRepeat(
      through: server, trusting: nil, ["WINNOW_MAIL_ENCRYPTION": "offered"])
  }

  @Test("encryption that is offered is taken")
  func offered() async throws {
    let certificate = try LoopbackCertificate(writtenTo: winnow.path("mail.pem"))
    let server = try LoopbackMailServer(.startTLS(certificate))
    let outcome = try await send(
      through: server, trusting: certificate, ["WINNOW_MAIL_ENCRYPTION": "offered"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(server.messages.map(\.isEncrypted) == [true])
  }

  @Test("TLS from the start, where there is none, is told as such")
  func plainServerAsEncrypted() async throws {
    let server = try LoopbackMailServer()
    let url = server.url.replacing("smtp:", with: "smtps:")
    let outcome = try await send(through: server, ["WINNOW_MAIL_SERVER": url])
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("smtp://"), "\(outcome.errors)")
    #expect(server.loginCount == 0 && server.attemptCount == 0)
  }

  @Test(
    "a password that is refused is told without it, and the issue waits",
    arguments: ["PLAIN", "LOGIN"], ["535 5.7.8 who are you", "454 4.7.0 not now"])
  func refusedPassword(mechanism: String, reply: String) async throws {
    let certificate = try LoopbackCertificate(writtenTo: winnow.path("mail.pem"))
    let server = try LoopbackMailServer(.startTLS(certificate), mechanisms: [mechanism])
    server.refuseLogin(with: reply)
    let outcome = try await send(through: server, trusting: certificate)
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("refused the user or the password"), "\(outcome.errors)")
    #expect(outcome.errors.contains("mail.password_file"))
    #expect(!outcome.errors.contains("s3cret"))
    #expect(server.attemptCount == 0)
    server.refuseLogin(with: nil)
    try await expectRepeat(through: server, trusting: certificate)
  }

  @Test("a server that wants a way to log in which there is not says so")
  func unknownMechanism() async throws {
    let certificate = try LoopbackCertificate(writtenTo: winnow.path("mail.pem"))
    let server = try LoopbackMailServer(.startTLS(certificate), mechanisms: ["GSSAPI"])
    let outcome = try await send(through: server, trusting: certificate)
    #expect(outcome.status == 69, "\(outcome.errors)")
    #expect(server.messages.isEmpty)
  }
}
