import Testing

@Suite struct FetchingTests {}
