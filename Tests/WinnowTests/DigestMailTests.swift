import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite("Digests by mail", .timeLimit(.minutes(2)))
struct DigestMailTests {
  private let server: LoopbackMailServer
  private let winnow: WinnowProgram
  private let store: Store
  private let feed: FeedID

  init() async throws {
    server = try LoopbackMailServer()
    winnow = try WinnowProgram([
      "WINNOW_MAIL_SERVER": server.url, "WINNOW_MAIL_ENCRYPTION": "off",
      "WINNOW_MAIL_FROM": "Wïnnow <winnow@news.example>",
    ])
    store = try Store(opening: .file(path: winnow.path("winnow.sqlite")), time: SystemTime())
    feed = try await subscribe(in: store)
  }

  private func field(_ name: String, of message: LoopbackMailServer.Message) -> String? {
    let head = message.text.replacingOccurrences(of: "\r\n ", with: " ")
      .components(separatedBy: "\r\n\r\n")[0]
    return head.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }
      .map { String($0.dropFirst(name.count + 2)) }
  }

  @Test("a mail has what a mail program needs: texts, a thread, a list, ASCII in short lines")
  func message() async throws {
    try await publish(["Fähre", "Two"], in: feed, of: store)
    let first = try await winnow(
      "digest", "morning", "--mail-to", "ann@reader.example", "--mail-to", "bo@reader.example")
    #expect(first.status == 0, "\(first.errors)")
    try await publish(["Three"], in: feed, of: store)
    _ = try await winnow("digest", "morning", "--mail-to", "ann@reader.example")
    let messages = server.messages
    try #require(messages.count == 2)
    #expect(messages[0].sender == "winnow@news.example")
    #expect(messages[0].recipients == ["ann@reader.example", "bo@reader.example"])
    #expect(field("From", of: messages[0]) == "=?UTF-8?B?V8Ovbm5vdw==?= <winnow@news.example>")
    #expect(field("To", of: messages[0]) == "ann@reader.example, bo@reader.example")
    #expect(field("List-Id", of: messages[0])?.hasPrefix("Morning <morning.") == true)
    #expect(
      field("List-Unsubscribe", of: messages[0])
        == "<mailto:winnow@news.example?subject=unsubscribe%20morning>")
    #expect(field("References", of: messages[0]) == nil)
    let root = try #require(field("Message-ID", of: messages[0]))
    #expect(field("References", of: messages[1]) == root)
    #expect(field("Message-ID", of: messages[1]) != root)
    #expect(field("Content-Type", of: messages[0])?.hasPrefix("multipart/alternative;") == true)
    for message in messages {
      #expect(message.text.utf8.allSatisfy { $0 < 0x80 })
      for line in message.text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 78) }
    }
    #expect(messages[0].text.contains("text/plain") && messages[0].text.contains("text/html"))
  }

  @Test(
    "an issue that a server refuses waits, and arrives under the same identifier",
    arguments: ["450 try later", "550 nobody of that name"])
  func refused(reply: String) async throws {
    try await publish(["One"], in: feed, of: store)
    server.refuse(with: reply)
    let first = try await winnow("digest", "morning", "--mail-to", "ann@reader.example")
    #expect(first.status == 69)
    #expect(first.errors.contains(String(reply.prefix(3))))
    let listed = try await winnow("digest", "list", "--json").lines
    #expect(listed.first?["waiting"] as? Int == 1)
    #expect(server.messages.isEmpty)
    server.refuse(with: nil)
    try await publish(["Two"], in: feed, of: store)
    let second = try await winnow("digest", "morning", "--mail-to", "ann@reader.example")
    #expect(second.status == 0, "\(second.errors)")
    // The one that waited, and after it what is new.
    let messages = server.messages
    try #require(messages.count == 2)
    #expect(messages[0].text.contains("One") && !messages[0].text.contains("Two"))
    #expect(messages[1].text.contains("Two") && !messages[1].text.contains("One"))
    #expect(field("Message-ID", of: messages[0])?.contains("issue-1.") == true)
  }

  @Test(
    "a password comes from a file, or is one of systemd's credentials", arguments: [true, false])
  func password(isCredential: Bool) async throws {
    try await publish(["One"], in: feed, of: store)
    let path = try winnow.write("s3cret\n", to: "mail-password")
    let run = try winnow.start(
      ["digest", "morning", "--mail-to", "ann@reader.example"],
      variables: [
        "WINNOW_MAIL_USER": "ann", "CREDENTIALS_DIRECTORY": winnow.folder.path,
        "WINNOW_MAIL_PASSWORD_FILE": isCredential ? "mail-password" : path,
      ])
    let outcome = try await run.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let login = LoopbackMailServer.Login(mechanism: "PLAIN", user: "ann", password: "s3cret")
    #expect(server.messages.first?.login == login)
  }

  @Test("a server without encryption gets nothing unless it was said")
  func unencrypted() async throws {
    try await publish(["One"], in: feed, of: store)
    let run = try winnow.start(
      ["digest", "morning", "--mail-to", "ann@reader.example"],
      variables: ["WINNOW_MAIL_ENCRYPTION": nil])
    let outcome = try await run.end()
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("mail.encryption"))
    #expect(server.attemptCount == 0)
  }

  @Test("a program takes mails too, and what it says is told")
  func program() async throws {
    try await publish(["One"], in: feed, of: store)
    let path = try winnow.write(
      "#!/bin/sh\necho \"$@\" > \(winnow.path("arguments"))\ncat > \(winnow.path("mail"))\n",
      to: "sendmail")
    chmod(path, 0o755)
    let run = try winnow.start(
      ["digest", "morning", "--mail-to", "ann@reader.example"],
      variables: ["WINNOW_MAIL_SERVER": path])
    #expect(try await run.end().status == 0)
    let arguments = try String(contentsOfFile: winnow.path("arguments"), encoding: .utf8)
    #expect(arguments == "-i -f winnow@news.example -- ann@reader.example\n")
    let mail = try String(contentsOfFile: winnow.path("mail"), encoding: .utf8)
    #expect(mail.hasPrefix("Date: ") && !mail.utf8.contains(0x0D))
    try await publish(["Two"], in: feed, of: store)
    try winnow.write("#!/bin/sh\necho 'mailbox full' >&2\nexit 75\n", to: "sendmail")
    chmod(path, 0o755)
    let full = try winnow.start(
      ["digest", "morning", "--mail-to", "ann@reader.example"],
      variables: ["WINNOW_MAIL_SERVER": path])
    let outcome = try await full.end()
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("mailbox full"))
  }

  @Test("a mail that its program did not read to the end has not been taken")
  func programInHaste() async throws {
    // More than a pipe holds.
    try await publish((0..<600).map { "Headline number \($0)" }, in: feed, of: store)
    let path = try winnow.write("#!/bin/sh\nexec <&-\nexit 0\n", to: "sendmail")
    chmod(path, 0o755)
    let run = try winnow.start(
      ["digest", "morning", "--mail-to", "ann@reader.example"],
      variables: ["WINNOW_MAIL_SERVER": path])
    let outcome = try await run.end()
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("before it had read the mail"))
    #expect(outcome.errors.contains("mail.server"))
    let listed = try await winnow("digest", "list", "--json").output
    #expect(listed.contains("\"waiting\":1"))
  }
}
