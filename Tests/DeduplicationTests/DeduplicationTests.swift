import Testing

@Suite struct DeduplicationTests {}
