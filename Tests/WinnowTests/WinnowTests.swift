import Testing

@Suite struct WinnowTests {}
