public import ArgumentParser
public import Parsing

/// `--format` takes the words of the formats, and tells them when it gets another.
extension ImportFormat: ExpressibleByArgument {}
