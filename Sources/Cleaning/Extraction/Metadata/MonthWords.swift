import WebText

/// The names of months, to tell them from names of persons.
enum MonthWords {
  private static let names = Set(MonthNames.all.map { $0.lowercased() })

  /// True for a month's name or its abbreviation, in lower case.
  static func isMonth(_ word: String) -> Bool { names.contains(word) }
}
