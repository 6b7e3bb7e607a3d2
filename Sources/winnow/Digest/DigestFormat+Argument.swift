public import ArgumentParser
public import Digests

/// `--format` takes the names of the formats, and tells them when it gets another.
extension DigestFormat: ExpressibleByArgument {}
