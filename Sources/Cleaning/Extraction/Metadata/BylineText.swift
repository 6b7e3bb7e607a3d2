import WebText

/// The names in a line that says who wrote an article.
enum BylineText {
  private static let longestLine = 240
  private static let longestName = 80
  private static let mostWords = 7
  private static let mostNames = 20

  /// What stands before names, in lower case; colons and the like are not looked at.
  private static let introductions: Set<String> = [
    "by", "von", "par", "por", "door", "av", "af", "autor", "autorin", "autoren", "author",
    "authors", "auteur", "auteurs", "autore", "autori", "autores", "autora", "text", "texte",
    "texto", "testo", "words", "written", "posted", "published", "reported", "reporting",
    "compiled", "edited", "story", "article", "artikel", "beitrag", "ein", "gastbeitrag", "kolumne",
    "erstellt", "geschrieben", "verfasst", "veröffentlicht", "escrito", "publicado", "écrit",
    "publié", "rédigé", "scritto", "pubblicato", "cura", "geplaatst", "skriven", "skrevet",
    "автор", "текст", "작성자", "作者", "记者", "文", "撰文", "написал", "autor/in", "verfasser",
    "interview", "protokoll", "von:", "tekst", "napsal", "kirjoittaja", "yazan", "writer",
    "contributor",
  ]
  /// The same, where a name may begin with them, too: only in lower case.
  private static let particles: Set<String> = ["di", "de", "da", "a", "d'", "der", "die", "le"]
  /// What may be left behind a name when the date behind it is cut off.
  private static let trailers: Set<String> = [
    "am", "on", "at", "le", "el", "il", "den", "vom", "um", "the", "published", "updated", "posted",
    "in", "dated", "date", "last", "modified", "actualizado", "publicado", "veröffentlicht",
    "aktualisiert", "stand", "mis", "à", "jour", "publié", "mo", "di", "mi", "do", "fr", "sa", "so",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "und", "and", "as",
    "of", "sagt", "schrieb", "says", "schreibt", "views", "comments",
  ]
  private static let conjunctions: Set<String> = ["and", "und", "et", "y", "&", "og", "och", "e"]
  private static let dividers: Set<Character> = ["|", "•", "·", "»", "–", "—", "/", "-", "(", "["]

  /// The names in a line; none where it says something else.
  static func names(in line: String) -> [String] {
    guard line.utf8.count <= longestLine, !isCredit(line) else { return [] }
    for segment in segments(of: withoutInvitation(line)) {
      var words = segment.split(separator: " ", omittingEmptySubsequences: true)[...]
      dropIntroduction(&words)
      cutAtDate(&words)
      dropTrailers(&words)
      let names = persons(in: words).filter(isName)
      if !names.isEmpty { return Array(names.prefix(mostNames)) }
    }
    return []
  }

  /// The names of two or three words on a line that gives a date, too; the date tells where they stand.
  static func namesBesideDate(in line: String) -> [String] {
    guard !isCredit(line) else { return [] }
    let parts = segments(of: line.split(separator: ",").joined(separator: " | "))
    return parts.filter { part in
      let words = part.split(separator: " ")
      return (2...3).contains(words.count)
        && words.allSatisfy { word in
          let name = plain(word)
          return word.first?.isUppercase == true && word.dropFirst().contains(where: \.isLowercase)
            && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "." || $0 == "’" }
            && !MonthWords.isMonth(name) && !trailers.contains(name)
            && !introductions.contains(name)
        }
    }
  }

  /// "Photo: …": whose picture it is.
  private static func isCredit(_ line: String) -> Bool {
    let words = line.lowercased()
    return credits.contains { words.hasPrefix($0) }
  }

  private static let credits = [
    "photo", "foto", "image", "bild", "illustration", "video", "quelle:", "source:", "fuente:",
    "crédit", "credit",
  ]

  /// "View all posts by Ada Byron": the name behind it.
  private static func withoutInvitation(_ line: String) -> String {
    let words = line.lowercased()
    guard invitations.contains(where: { words.hasPrefix($0) }) else { return line }
    for mark in [" by ", " von ", " par ", " por ", " di ", " from "] {
      if let range = line.firstRange(of: mark) { return String(line[range.upperBound...]) }
    }
    return ""
  }

  private static let invitations = [
    "view all", "see all", "more articles", "more posts", "all posts", "more by", "more from",
    "zeige alle", "alle beiträge", "alle artikel", "weitere artikel", "mehr von", "voir tous",
    "tous les articles", "ver todas", "ver todos", "tutti gli articoli", "show all", "read more",
  ]

  /// True for a line that begins as bylines do: with such a word, and then a name.
  static func isByline(_ line: String) -> Bool {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    guard (2...14).contains(words.count), let first = words.first,
      bylineWords.contains(plain(first)), let next = words.dropFirst().first?.first
    else { return false }
    return next.isUppercase || next == "@"
  }

  private static let bylineWords: Set<String> = [
    "by", "von", "par", "por", "door", "autor", "autorin", "author", "auteur", "autore", "text",
    "texte", "texto", "testo", "di", "автор", "作者",
  ]

  /// The parts of a line between the marks that divide it.
  private static func segments(of line: String) -> [String] {
    var segments: [String] = [""]
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    for word in words {
      if word.count == 1, let mark = word.first, dividers.contains(mark) {
        segments.append("")
        continue
      }
      if let mark = word.first, mark == "(" || mark == "[" || mark == "|" { segments.append("") }
      if segments[segments.count - 1].isEmpty == false { segments[segments.count - 1] += " " }
      segments[segments.count - 1] += word
    }
    return segments.filter { !$0.isEmpty }
  }

  private static func dropIntroduction(_ words: inout ArraySlice<Substring>) {
    var isIntroduced = false
    while let first = words.first {
      let word = plain(first)
      if isIntroduced, conjunctions.contains(word), words.count > 1 {
        words.removeFirst()
        continue
      }
      let isParticle = particles.contains(String(first)) && words.count > 1
      guard introductions.contains(word) || isParticle || word.isEmpty else { break }
      words.removeFirst()
      isIntroduced = true
      guard let colon = first.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
      // "Autor:Name" without a blank.
      let rest = first[first.index(after: colon)...]
      if !rest.isEmpty { words = [rest] + words }
    }
    guard let first = words.first,
      let colon = first.firstIndex(where: { $0 == ":" || $0 == "：" }),
      introductions.contains(plain(first[..<colon]))
    else { return }
    let rest = first[first.index(after: colon)...]
    words.removeFirst()
    if !rest.isEmpty { words = [rest] + words }
  }

  /// A number ends the names, save one that belongs to the first word, as in a nickname.
  private static func cutAtDate(_ words: inout ArraySlice<Substring>) {
    guard
      let number = words.firstIndex(where: { word in
        word.first?.isNumber == true || word.contains(":") && word.contains(where: \.isNumber)
      })
    else { return }
    words = words[..<number]
    // "April 14, 2023": the month stands before the number.
    if let last = words.last, words.count > 1, MonthWords.isMonth(plain(last)) {
      words.removeLast()
    }
  }

  private static func dropTrailers(_ words: inout ArraySlice<Substring>) {
    while words.count > 1, let last = words.last, trailers.contains(plain(last)) {
      words.removeLast()
    }
  }

  private static func persons(in words: ArraySlice<Substring>) -> [String] {
    var persons: [[String]] = [[]]
    var isAfterComma = false
    for word in words {
      if conjunctions.contains(word.lowercased()), persons.last?.isEmpty == false {
        persons.append([])
        continue
      }
      let ends = word.last == "," || word.last == ";"
      let text = String(ends ? word.dropLast() : word)
      if isAfterComma, persons.last?.isEmpty == false { persons.append([]) }
      if !text.isEmpty { persons[persons.count - 1].append(text) }
      isAfterComma = ends
    }
    return joinInverted(persons.filter { !$0.isEmpty })
  }

  /// "Jong, Michiel de" is one person; so is who has a degree behind the name.
  private static func joinInverted(_ persons: [[String]]) -> [String] {
    if persons.count == 2, persons[0].count == 1, persons[1].count <= 3 {
      return [persons[0].joined(separator: " ") + ", " + persons[1].joined(separator: " ")]
    }
    let names = persons.map { $0.joined(separator: " ") }
    // Beside whole names, a single word is what the person does.
    let whole = zip(persons, names).filter { $0.0.count > 1 }.map(\.1)
    return whole.isEmpty ? names : whole
  }

  /// True for what may be the name of a person, a desk or an agency.
  static func isName(_ text: String) -> Bool {
    guard (2...longestName).contains(text.utf8.count), text.contains(where: \.isLetter) else {
      return false
    }
    let words = text.split(separator: " ")
    guard words.count <= mostWords, !text.contains("://"), !text.hasPrefix("www."),
      !text.contains("@"), !text.contains("{"), !text.contains("<")
    else { return false }
    guard isCapitalized(words), !generic.contains(text.lowercased()) else { return false }
    let last = text.last
    return last != "?" && last != "!" && last != "…" && !trailers.contains(text.lowercased())
      && !introductions.contains(text.lowercased())
  }

  /// True where half of several words are written as names are; scripts without case always are.
  private static func isCapitalized(_ words: [Substring]) -> Bool {
    guard words.count > 2 else { return true }
    let count = words.count { word in word.first.map { !$0.isLowercase } ?? false }
    return count * 2 >= words.count
  }

  /// What links beside names say.
  private static let generic: Set<String> = [
    "weiter", "weitere artikel", "mehr", "more", "feed", "rss", "website", "twitter", "facebook",
    "instagram", "linkedin", "profil", "profile", "follow", "kontakt", "contact", "email", "e-mail",
    "about the author", "about author", "über den autor", "über die autorin", "archiv anzeigen",
    "archiv anzeigen →", "author", "home", "bio", "biography", "ca.", "read more", "comments",
  ]

  private static func plain(_ word: Substring) -> String {
    var word = word
    while let last = word.last, !last.isLetter, !last.isNumber { word.removeLast() }
    return word.lowercased()
  }
}
