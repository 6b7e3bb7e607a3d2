import ArgumentParser

/// The options of commands that ask the network.
struct NetworkOptions: ParsableArguments {
  private static let name = "allow-private-network"

  @Option(
    name: .customLong(name),
    help: ArgumentHelp(
      "Which private addresses may be connected to; without a value: those you named yourself.",
      valueName: "true|false|blocks"))
  var allowPrivateNetwork: String?

  /// Puts the flags over the configuration.
  func apply(to configuration: inout Configuration) throws {
    guard let word = allowPrivateNetwork else { return }
    do {
      try configuration.network.allowPrivate.set(.word(word), from: .flag("--" + Self.name))
    } catch {
      throw CommandFailure.usage("--\(Self.name)=\(word): “\(word)” is not \(error.expected)")
    }
  }
}

extension GlobalOptions {
  /// The configuration with the flags of a command that asks the network.
  func configuration(with network: NetworkOptions) throws -> Configuration {
    var configuration = try configuration()
    try network.apply(to: &configuration)
    return configuration
  }
}
