import Foundation

/// The real program in a folder of its own: its database, its home, no variable of the outside.
final class WinnowProgram: Sendable {
  /// What a run of the program came to.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The documents of an answer in lines of JSON.
    var lines: [[String: Any]] {
      get throws {
        try output.split(separator: "\n").map { line in
          let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
          guard let object = value as? [String: Any] else { throw CocoaError(.coderReadCorrupt) }
          return object
        }
      }
    }
  }

  /// Where the program lives; removed at the end.
  let folder: URL
  private let environment: [String: String]

  /// A program with an empty database, and variables over the usual ones.
  init(_ variables: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("winnow-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path,
      "WINNOW_DATABASE": folder.appendingPathComponent("winnow.sqlite").path,
    ].merging(variables) { _, new in new }
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("cannot remove \(folder.path): \(error)")
    }
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file into the folder and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  /// Runs the program to its end.
  func callAsFunction(
    _ arguments: String..., input: String = "", variables: [String: String?] = [:]
  ) async throws -> Outcome {
    try await start(arguments, input: input, variables: variables).end()
  }

  /// Starts the program; nil as the value of a variable takes it away.
  func start(
    _ arguments: [String], input: String = "", output: String? = nil,
    variables: [String: String?] = [:]
  ) throws -> RunningProgram {
    try start(
      program: Self.executable, arguments, input: input, output: output, variables: variables)
  }

  /// Starts another program in its place, with the same variables.
  func start(
    program: URL, _ arguments: [String], input: String = "", output: String? = nil,
    variables: [String: String?] = [:]
  ) throws -> RunningProgram {
    let values = variables.reduce(into: environment) { $0[$1.key] = $1.value }
    return try RunningProgram(
      program, arguments, environment: values, input: input, output: output, folder: folder)
  }

  /// Starts the program where no file may grow beyond a number of blocks of 512 bytes.
  func start(_ arguments: [String], fileBlocks: Int) throws -> RunningProgram {
    // Without the trap the signal for a file that grows too large ends the program.
    let script = "trap '' XFSZ; ulimit -f \(fileBlocks); exec \"$0\" \"$@\""
    return try RunningProgram(
      URL(fileURLWithPath: "/bin/sh"), ["-c", script, Self.executable.path] + arguments,
      environment: environment, input: "", output: nil, folder: folder)
  }

  /// The program that was built together with the tests, which lies beside them.
  static let executable: URL = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appendingPathComponent("winnow")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return Repository.folder.appendingPathComponent(".build/debug/winnow")
  }()
}

/// A run of the program that has not ended yet.
final class RunningProgram: Sendable {
  private let process: Process
  private let outputFile: URL
  private let errorFile: URL
  private let exit: AsyncStream<Int32>

  init(
    _ executable: URL, _ arguments: [String], environment: [String: String], input: String,
    output: String?, folder: URL
  ) throws {
    let name = folder.appendingPathComponent(UUID().uuidString)
    outputFile = output.map { URL(fileURLWithPath: $0) } ?? name.appendingPathExtension("out")
    errorFile = name.appendingPathExtension("err")
    let inputFile = name.appendingPathExtension("in")
    for (file, data) in [(outputFile, Data()), (errorFile, Data()), (inputFile, Data(input.utf8))]
    where file.path != output {
      try data.write(to: file)
    }
    let (exit, source) = AsyncStream.makeStream(of: Int32.self)
    self.exit = exit
    process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.terminationHandler = { process in
      let isSignal = process.terminationReason == .uncaughtSignal
      source.yield(isSignal ? -process.terminationStatus : process.terminationStatus)
      source.finish()
    }
    try process.run()
  }

  /// The process's number.
  var processID: Int32 { process.processIdentifier }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(processID, signal) }

  /// Waits for the end; a signal that ended it is a negative status.
  func end() async throws -> WinnowProgram.Outcome {
    var iterator = exit.makeAsyncIterator()
    let status = await iterator.next() ?? Int32.min
    let isDevice = outputFile.path.hasPrefix("/dev/")
    let output = isDevice ? Data() : try Data(contentsOf: outputFile)
    return WinnowProgram.Outcome(
      status: status, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}
