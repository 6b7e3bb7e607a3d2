import Dispatch
import Fetching
import Glibc
import Vocabulary
import WebText

/// Reads feed documents of this machine as the fetcher reads those of others.
///
/// A disk may take its time, so reading is done on a queue of its own and not on Swift's threads.
struct LocalFileReader: Sendable {
  private let queue = DispatchQueue(label: "winnow.files")
  private let time: any TimeSource
  private let settings: PollerSettings

  /// A reader under the poller's limits.
  init(time: any TimeSource, settings: PollerSettings) {
    self.time = time
    self.settings = settings
  }

  /// Reads a document unless it is as it was when the validators were made.
  func read(_ url: WebURL, validators: Validators?) async -> FetchReport {
    let began = time.uptime
    let result = await onQueue { () throws(FeedFailure) in try document(at: url, unless: validators)
    }
    var report = FetchReport(outcome: .notModified(nil), duration: time.uptime - began)
    switch result {
    case .success(let document?):
      report.outcome = .document(document)
      report.byteCount = document.body.count
    case .success(nil): break
    case .failure(let failure): report.outcome = .failed(failure)
    }
    return report
  }

  /// The text of a small file, without the newline at its end: a password.
  ///
  /// A name without a slash is a credential that the service manager handed over.
  func readSecret(at path: String) async throws(FeedFailure) -> String {
    let result = await onQueue { () throws(FeedFailure) in
      let file = try OpenFile(settings.secretPath(path))
      return try file.read(atMost: Limits.secretByteCount)
    }
    var bytes = try result.get()
    while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") {
      bytes.removeLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func onQueue<Value: Sendable>(
    _ work: @escaping @Sendable () throws(FeedFailure) -> Value
  ) async -> Result<Value, FeedFailure> {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
  }

  /// The document; nil when it is the one that the validators were made of.
  private func document(
    at url: WebURL, unless known: Validators?
  ) throws(FeedFailure) -> FetchedDocument? {
    guard let path = url.filePath else {
      throw FeedFailure(.connect, "The address names no file of this machine; edit or remove it.")
    }
    let file = try OpenFile(path)
    let validators = Validators(entityTag: file.fingerprint, lastModified: nil)
    if let known, known == validators { return nil }
    let body = try file.read(atMost: settings.maximumByteCount)
    return FetchedDocument(body: body, contentType: nil, validators: validators, url: url)
  }
}

/// A regular file, open for reading as long as the value lives.
private struct OpenFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private let facts: stat

  init(_ path: String) throws(FeedFailure) {
    // Without O_NONBLOCK, opening a pipe waits for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw OpenFile.failure(path, errno) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FeedFailure(.notAFeed, "\(path) is not a file; name the feed document itself.")
    }
    self.path = path
    self.descriptor = descriptor
    self.facts = facts
  }

  deinit { close(descriptor) }

  /// What changes whenever the file is written or replaced.
  var fingerprint: String {
    let changed = facts.st_mtim
    return "\"\(facts.st_ino)-\(facts.st_size)-\(changed.tv_sec).\(changed.tv_nsec)\""
  }

  func read(atMost limit: Int) throws(FeedFailure) -> [UInt8] {
    guard facts.st_size <= limit else { throw tooLarge(limit) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    bytes.reserveCapacity(Int(facts.st_size))
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw OpenFile.failure(path, errno) }
      guard count > 0 else { return bytes }
      // It may grow while it is read.
      guard bytes.count + count <= limit else { throw tooLarge(limit) }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private func tooLarge(_ limit: Int) -> FeedFailure {
    FeedFailure(.tooLarge, "\(path) has more than \(limit) bytes; raise network.max_bytes.")
  }

  private static func failure(_ path: String, _ code: Int32) -> FeedFailure {
    let reason = String(cString: strerror(code))
    return code == EACCES || code == EPERM
      ? FeedFailure(.unauthorized, "\(path) cannot be read (\(reason)); change its permissions.")
      : FeedFailure(.connect, "\(path) cannot be read (\(reason)); restore or remove it.")
  }
}
