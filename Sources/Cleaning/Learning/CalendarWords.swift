import WebText

/// Names of months and days, which stand in a fingerprint for each other as numbers do.
enum CalendarWords {
  /// The hashes of the names as `BlockWords` makes them.
  static let hashes: Set<UInt64> = {
    let names = MonthNames.all + days.flatMap { $0.split(separator: " ").map(String.init) }
    return Set(names.map { WordHash(of: $0).value })
  }()

  /// A language a row.
  private static let days = [
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "segunda terça quarta quinta sexta feira",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag",
    "pondělí úterý středa čtvrtek pátek sobota neděle",
    "poniedziałek wtorek środa czwartek piątek niedziela",
    "понедельник вторник среда четверг пятница суббота воскресенье",
  ]
}
