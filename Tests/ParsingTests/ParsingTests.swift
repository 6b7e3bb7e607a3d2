import Testing

@Suite struct ParsingTests {}
