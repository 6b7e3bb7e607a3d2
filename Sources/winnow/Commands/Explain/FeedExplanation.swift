import Polling
import Storage
import Vocabulary
import WebText

/// All that tells why a feed is polled when it is.
struct FeedExplanation {
  /// The feed.
  let feed: FeedRecord
  /// Its last polls, newest first, each with why the next time was chosen.
  let polls: [FetchLogEntry]
  /// Its host; nil for a local file.
  let host: HostRecord?
  /// The time of the question.
  let now: Timestamp

  /// Why it is not polled now.
  var notNow: String {
    if feed.pausedAt != nil { return "you have paused it; to go on: winnow feed resume \(feed.id)" }
    guard let next = feed.nextFetchAt else {
      return "the server says that it is gone (410); to try again: winnow feed resume \(feed.id)"
    }
    guard next > now else { return "it is due: the next winnow poll, or the daemon, asks it" }
    return polls.first.map { ScheduleWords.sentence($0.why) } ?? "it is not due"
  }

  /// Why it was last asked; nil when it never was, or that was not noted.
  ///
  /// The reason for its time stands with the poll before, which chose it.
  var whyPolled: String? {
    guard let trigger = polls.first?.trigger else { return nil }
    let words = ScheduleWords.words(trigger)
    guard trigger == .due, polls.count > 1 else { return words }
    return "\(words): \(ScheduleWords.sentence(polls[1].why))"
  }

  /// What the host allows.
  var hostAllows: String? {
    guard let host else { return nil }
    var parts = [host.name]
    if let pause = host.notBefore, pause > now {
      parts.append("no request before \(pause) (\(RelativeTime.describe(pause, now: now)))")
    }
    if host.manners.spacingSeconds > 0 {
      let since =
        host.manners.spacingSince.map { " since \(FailureAdvice.day($0, now: now))" } ?? ""
      let spacing = RelativeTime.length(.seconds(host.manners.spacingSeconds))
      parts.append("one request every \(spacing)\(since), as its answers asked for")
    }
    if !host.manners.unavailable.isEmpty {
      parts.append("503 for \(Quantity.of(host.manners.unavailable.count, "feed"))")
    }
    if parts.count == 1 { parts.append("no limit known") }
    return parts.joined(separator: ", ")
  }

  /// The explanation for people.
  func text(_ options: GlobalOptions) -> String {
    let next = feed.nextFetchAt.map { time in
      time <= now ? "now" : "\(RelativeTime.describe(time, now: now)), \(time)"
    }
    let facts: [(name: String, value: String?)] = [
      ("address", feed.shownURL),
      ("last poll", polls.first.map { RelativeTime.describe($0.startedAt, now: now) } ?? "never"),
      ("because", whyPolled),
      ("answer", polls.first.map(Self.answer)),
      ("next poll", next ?? "never"),
      ("because", notNow),
      ("considered", polls.first.flatMap { ScheduleWords.waits($0.why) }),
      ("host", hostAllows),
      ("trouble", FailureAdvice.sentence(for: feed, now: now)),
    ]
    let title = "\(feed.id)  \(Printable.line(feed.displayTitle))"
    var text = options.palette.paint(title, .strong) + "\n"
    for fact in facts {
      guard let value = fact.value else { continue }
      text += fact.name + String(repeating: " ", count: 12 - fact.name.count)
      text += Printable.line(value) + "\n"
    }
    let table = answers.text(for: options.terminal, palette: options.palette)
    return table.isEmpty ? text : text + "\n" + table
  }

  private static func answer(_ poll: FetchLogEntry) -> String {
    if let failure = poll.failure { return failure.message }
    guard poll.outcome == PollStatus.ok.rawValue else { return poll.outcome }
    return "\(poll.newCount) new, \(poll.updatedCount) updated, \(poll.duplicateCount) known"
  }

  private var answers: Table {
    var table = Table([
      Table.Column(title: "polled"), Table.Column(title: "status"),
      Table.Column(title: "http", isRight: true), Table.Column(title: "new", isRight: true),
      Table.Column(title: "next because", isFlexible: true),
    ])
    for poll in polls {
      table.add([
        Table.Cell(RelativeTime.describe(poll.startedAt, now: now)),
        Table.Cell(poll.outcome, FeedStatus(rawValue: poll.outcome)?.role),
        Table.Cell(poll.httpStatus.map(String.init) ?? "-"), Table.Cell(String(poll.newCount)),
        Table.Cell(ScheduleWords.waits(poll.why) ?? poll.why, .faint),
      ])
    }
    return table
  }

  /// Writes the explanation for scripts.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      feed.writeMembers(to: &writer)
      writer.member("polled_because", polls.first?.trigger?.rawValue)
      writer.name("next")
      writer.object { writer in
        writer.member("at", feed.nextFetchAt?.description)
        if let why = polls.first?.why { Self.write(why, to: &writer) }
        writer.member("text", notNow)
      }
      write(host, to: &writer)
      writer.member("trouble", FailureAdvice.sentence(for: feed, now: now))
      writer.name("polls")
      writer.array { writer in
        for poll in polls { Self.write(poll, to: &writer) }
      }
    }
  }

  private func write(_ host: HostRecord?, to writer: inout JSONWriter) {
    guard let host else { return }
    writer.name("host")
    writer.object { writer in
      writer.member("name", host.name)
      writer.member("not_before", host.notBefore?.description)
      if host.manners.spacingSeconds > 0 {
        writer.member("spacing_seconds", host.manners.spacingSeconds)
        writer.member("spacing_since", host.manners.spacingSince?.description)
      }
      writer.member("unavailable_feeds", host.manners.unavailable.map(\.description))
    }
  }

  private static func write(_ poll: FetchLogEntry, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("started", poll.startedAt.description)
      writer.member("because", poll.trigger?.rawValue)
      writer.member("status", poll.outcome)
      writer.member("http_status", poll.httpStatus)
      writer.member("new", poll.newCount)
      writer.member("bytes", poll.byteCount)
      poll.failure?.writeMember(to: &writer)
      write(poll.why, to: &writer)
    }
  }

  /// The reason code that decided, and each wait that was considered, in seconds.
  private static func write(_ why: String, to writer: inout JSONWriter) {
    guard let reasons = ScheduleReasons(why) else { return writer.member("why", why) }
    writer.member("why", reasons.deciding?.rawValue)
    writer.member("entries_per_day", reasons.entriesPerDay)
    writer.name("considered")
    writer.array { writer in
      for term in reasons.terms {
        writer.object { writer in
          writer.member("reason", term.code.rawValue)
          writer.member("seconds", term.seconds)
        }
      }
    }
  }
}
