import Testing

@Suite struct CleaningTests {}
