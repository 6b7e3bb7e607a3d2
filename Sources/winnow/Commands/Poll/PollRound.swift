import Polling
import Storage
import Vocabulary
import WebText

/// The reports of one `winnow poll`: printed as they come, and counted.
struct PollRound {
  private let options: GlobalOptions
  private let progress: ProgressLine
  private let isTerminal: Bool
  private let time: any TimeSource
  private let began: Duration
  private var expectedCount = 0
  private var writer = JSONWriter()
  private var isRead = true
  private(set) var count = 0
  private var fetchedCount = 0
  private var failedCount = 0
  private var newCount = 0
  private var updatedCount = 0
  private var storageFailure: String?

  /// A round without a report.
  init(_ options: GlobalOptions, time: any TimeSource = SystemTime()) {
    self.options = options
    self.time = time
    began = time.uptime
    progress = ProgressLine(options)
    isTerminal = options.terminal.isTerminal
  }

  /// Whether somebody sees the progress.
  var showsProgress: Bool { progress.isShown }

  /// Takes note of about how many feeds there are to poll.
  mutating func expect(_ count: Int) { expectedCount = count }

  /// How far the round has come, `120 of 500 polled, 3 new, 1 failed, about 40 s left`.
  var progressText: String {
    let polled = expectedCount > count ? "\(count) of \(expectedCount) polled" : "\(count) polled"
    let text = "\(polled), \(newCount) new, \(failedCount) failed"
    guard count > 0, expectedCount > count else { return text }
    let left = (time.uptime - began) * (expectedCount - count) / count
    guard left >= .seconds(1) else { return text }
    return "\(text), about \(RelativeTime.length(left)) left"
  }

  /// Counts reports and prints a line for each.
  ///
  /// - Throws: `CommandFailure` when it cannot be printed. That nobody reads any more does not
  ///   matter: the poll goes on.
  mutating func add(_ reports: [PollReport]) throws {
    for report in reports { tally(report) }
    progress.show(progressText)
    for report in reports {
      guard let move = report.move else { continue }
      options.messages.notice(Printable.line(move.sentence(about: report.feed)))
    }
    guard isRead else { return }
    do {
      try print(reports)
    } catch is OutputClosed {
      isRead = false
    }
  }

  /// Takes the progress away.
  func finish() { progress.clear() }

  /// The whole round in one line.
  var summary: String {
    var text = Quantity.of(count, "feed") + " polled"
    if failedCount > 0 { text += ", \(failedCount) failed" }
    text += "; " + Quantity.of(newCount, "new article")
    if updatedCount > 0 { text += ", \(updatedCount) updated" }
    if newCount > 0 { text += "; to read: winnow article list" }
    return text
  }

  /// The contract's condition for exit status 0.
  ///
  /// - Throws: `CommandFailure`: 74 when something could not be stored, 69 when feeds failed and
  ///   none was fetched.
  func requireSuccess() throws {
    if let storageFailure {
      throw CommandFailure(
        .inputOutput, storageFailure,
        advice: "nothing was lost: what could not be stored is fetched again")
    }
    guard failedCount > 0, fetchedCount == 0 else { return }
    throw CommandFailure(
      .unavailable, "no feed could be fetched", advice: "what failed and why: winnow feed list")
  }

  /// Prints what was stored together in one piece.
  private mutating func print(_ reports: [PollReport]) throws {
    var output = StandardOutput()
    for report in reports {
      if options.json {
        writer.removeAll()
        report.write(to: &writer)
        writer.endLine()
        try output.write(writer.bytes)
      } else {
        try output.write(line(for: report))
      }
    }
    try output.flush()
  }

  private mutating func tally(_ report: PollReport) {
    count += 1
    newCount += report.newCount
    updatedCount += report.updatedCount
    switch report.status {
    case .ok, .notModified, .gone: fetchedCount += 1
    case .deferred: break
    case .error: failedCount += 1
    }
    if let failure = report.failure, failure.code == .storage, storageFailure == nil {
      storageFailure = failure.message
    }
  }

  private func line(for report: PollReport) -> String {
    let address = Printable.line(report.url)
    let reason = report.failure.map { Printable.line("\($0.code.rawValue): \($0.message)") }
    guard isTerminal else {
      let numbers = [report.newCount, report.updatedCount, report.duplicateCount].map(String.init)
      return ([report.status.rawValue] + numbers + [address, reason ?? ""])
        .joined(separator: "\t") + "\n"
    }
    let word = report.status.rawValue
    let status = options.palette.paint(word, FeedStatus(rawValue: word)?.role ?? .faint)
    let blanks = String(repeating: " ", count: max(1, 14 - word.count))
    return status + blanks + (reason.map { "\(address)  \($0)" } ?? address) + news(of: report)
      + "\n"
  }

  private func news(of report: PollReport) -> String {
    let parts = [
      (report.newCount, "new"), (report.updatedCount, "updated"),
      (report.duplicateCount, "known from elsewhere"),
      (report.pages?.stored ?? 0, "with its page's text"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    guard !parts.isEmpty else { return "" }
    return "  " + options.palette.paint(parts.joined(separator: ", "), .strong)
  }
}

extension PollReport {
  /// Writes the object of `poll --json`.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("feed_url", url)
      writer.member("status", status.rawValue)
      writer.member("http_status", httpStatus)
      writer.member("new", newCount)
      writer.member("updated", updatedCount)
      writer.member("duplicates", duplicateCount)
      writer.member("bytes", byteCount)
      writer.member("duration_ms", milliseconds)
      writer.member("moved_to", move?.shownAddress)
      if let merge = move?.merge {
        writer.name("merged")
        writer.object { writer in
          writer.member("kept", merge.kept.rawValue)
          writer.member("removed", merge.removed.rawValue)
        }
      }
      if let pages { PageWords.write(pages, to: &writer) }
      failure?.writeMember(to: &writer)
    }
  }
}
