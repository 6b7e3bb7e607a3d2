import Digests
import Dispatch
import Storage
import Vocabulary

/// Brings issues to their places.
struct IssueDelivery: Sendable {
  let store: Store
  let press: DigestPress

  /// How long is waited after a failure: twice as long each time, up to six hours.
  private static let firstWait: Int64 = 60
  private static let longestWait: Int64 = 6 * 3_600

  /// Delivers an issue that belongs to this process, and notes what came of it.
  ///
  /// - Throws: why it could not be delivered; it is tried again then.
  func deliver(_ issue: PendingIssue, to delivery: DigestDelivery) async throws {
    do {
      try await send(issue, to: delivery)
    } catch {
      let failure = FailureMessage(error).message
      let retryAt = issue.delivery == .standardOutput ? nil : self.retryAt(after: issue, error)
      try await store.markFailed(issue.id, reason: failure, retryAt: retryAt)
      throw error
    }
    try await store.markDelivered(issue.id)
  }

  /// Delivers what waits and is due, until nothing does; what fails waits for another time.
  @discardableResult
  func drain() async -> [String] {
    var failures: [String] = []
    do {
      while let issue = try await store.claimDueIssue(owner: .thisProcess) {
        do {
          try await deliver(issue, to: issue.delivery ?? .standardOutput)
        } catch {
          failures.append(
            "issue \(issue.number) of \(issue.digest): \(FailureMessage(error).message)")
        }
      }
    } catch {
      failures.append(FailureMessage(error).message)
    }
    return failures
  }

  /// Sends an issue somewhere and notes nothing.
  func send(_ issue: PendingIssue, to delivery: DigestDelivery) async throws {
    try await send(issue.body, named: issue.messageID, to: delivery)
  }

  /// Sends a document somewhere.
  func send(_ document: [UInt8], named name: String, to delivery: DigestDelivery) async throws {
    switch delivery {
    case .standardOutput: try OutputDestination.standardOutput.deliver(document)
    case .file(let path): try OutputDestination.file(path: path).deliver(document)
    case .mail(let recipients):
      guard let transport = press.transport else {
        throw CommandFailure(
          .configuration, "there is no mail server to send through",
          advice: "set mail.server in the configuration, or WINNOW_MAIL_SERVER")
      }
      let envelope = MailEnvelope(from: press.sender, to: recipients.compactMap(MailAddress.init))
      try await mail(document, in: envelope, through: transport)
    case .maildir(let path):
      do {
        try Maildir(path: path).deliver(document, named: name)
      } catch {
        throw CommandFailure(error.isAboutCreating ? .cannotCreate : .inputOutput, "\(error)")
      }
    }
  }

  /// On a thread that may wait: the server takes its time.
  private func mail(
    _ message: [UInt8], in envelope: MailEnvelope, through transport: MailTransport
  ) async throws {
    let result: Result<Void, MailFailure> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "winnow.mail").async {
        let result = Result { () throws(MailFailure) in
          try transport.send(message, in: envelope)
        }
        continuation.resume(returning: result)
      }
    }
    do {
      try result.get()
    } catch {
      let kept = "the issue is kept and sent again; winnow digest list shows what waits"
      throw CommandFailure(
        .unavailable, error.reason,
        advice: [error.advice, kept].compactMap(\.self).joined(separator: "; "))
    }
  }

  private func retryAt(after issue: PendingIssue, _ error: any Error) -> Timestamp {
    let doublings = Int64(1) << Int64(min(issue.attemptCount, 20))
    let seconds = min(IssueDelivery.firstWait * doublings, IssueDelivery.longestWait)
    return press.time.now + .seconds(seconds)
  }
}
