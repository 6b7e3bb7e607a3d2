public import ArgumentParser
public import Deduplication

/// `--level` takes the names of the levels, and tells them when it gets another.
extension ClusterLevel: ExpressibleByArgument {}
