import Foundation

/// A program that takes a message on its standard input: `sendmail` of any mail system.
struct SendmailProgram {
  private let path: String

  /// The program at a path.
  init(path: String) { self.path = path }

  /// Runs the program and waits for its end.
  func send(_ message: [UInt8], in envelope: MailEnvelope) throws(MailFailure) {
    let program = Process()
    program.executableURL = URL(fileURLWithPath: path)
    // -i: a line with a dot alone ends nothing. "--": an address is never an option.
    program.arguments =
      ["-i", "-f", envelope.from.address, "--"] + envelope.to.map(\.address)
    let (input, complaints) = (Pipe(), Pipe())
    program.standardInput = input
    program.standardOutput = FileHandle.nullDevice
    program.standardError = complaints
    var isHandedOver = false
    do {
      try program.run()
      // Mails of a machine have its own line ends.
      let lines = Data(message.filter { $0 != UInt8(ascii: "\r") })
      try input.fileHandleForWriting.write(contentsOf: lines)
      try input.fileHandleForWriting.close()
      isHandedOver = true
    } catch {
      // One that ends early has said why.
      if !program.isRunning, program.processIdentifier == 0 {
        throw MailFailure("\(path) cannot be run: \(error.localizedDescription)")
      }
    }
    let said = complaints.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    if program.terminationStatus == 0, program.terminationReason == .exit {
      guard !isHandedOver else { return }
      throw MailFailure(
        "\(path) ended before it had read the mail",
        advice: "mail.server is a program that reads a mail from its standard input to the end")
    }
    let text = String(decoding: said.prefix(DigestLimits.complaintByteCount), as: UTF8.self)
      .split(separator: "\n").joined(separator: " ")
    throw MailFailure(
      "\(path) ended with status \(program.terminationStatus)\(text.isEmpty ? "" : ": " + text)")
  }
}
