public import ArgumentParser
import Digests
public import Storage

/// The options that say how a digest looks.
struct DigestLook: ParsableArguments {
  @Option(help: "The format; else by the ending of the file, else text, by mail html.")
  var format: DigestFormat?

  @Option(help: "The order of stories: rank (what many tell, what is fresh), date or feed.")
  var order: DigestSettings.Order?

  @Option(help: "The headings: feed (folders and feeds) or story (none).")
  var group: DigestSettings.Grouping?

  @Flag(help: "Whole articles in place of leads.")
  var full = false

  /// Puts what was said over a digest's layout.
  func apply(to settings: inout DigestSettings) {
    if let order { settings.order = order }
    if let group { settings.grouping = group }
    if full { settings.isFull = true }
    if let format { settings.format = format.rawValue }
  }
}

extension DigestSettings.Order: ExpressibleByArgument {}
extension DigestSettings.Grouping: ExpressibleByArgument {}
