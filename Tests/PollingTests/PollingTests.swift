import Testing

@Suite struct PollingTests {}
