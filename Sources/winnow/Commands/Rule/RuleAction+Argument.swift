public import ArgumentParser
public import Storage

/// `--action` takes an action as it is printed.
extension RuleAction: ExpressibleByArgument {
  /// Reads `drop`, `read`, `star`, `tag:NAME` or `score:+5`.
  public init?(argument: String) { self.init(argument) }
}
