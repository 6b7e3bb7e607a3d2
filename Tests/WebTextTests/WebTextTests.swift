import Testing

@Suite struct WebTextTests {}
