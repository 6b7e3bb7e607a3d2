import Foundation

/// Zones by the names that feeds use.
///
/// RFC 822 §5.1 and the abbreviations of the time zone database; where one stands for several
/// zones, the one with the most publishers.
enum ZoneNames {
  /// The zone that a lower-case word names.
  static func zone(of word: ArraySlice<UInt8>) -> DateFields.Zone? {
    // RFC 2822 §4.3: military letters were used wrongly so often that they mean nothing.
    if word.count == 1 { return word.first == UInt8(ascii: "t") ? nil : .minutes(0) }
    let name = String(decoding: word, as: UTF8.self)
    return minutes[name].map { .minutes($0) } ?? places[name].map { .place($0) }
  }

  /// The offset of a place at its own time of day, in seconds; nil when nobody knows the place.
  static func secondsFromUTC(in place: String, atLocalTime local: Int64) -> Int? {
    guard let zone = TimeZone(identifier: canonicalIdentifier(place)) else { return nil }
    let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local) - Double(first)))
  }

  /// `america/los_angeles` as the database writes it.
  private static func canonicalIdentifier(_ place: String) -> String {
    if place.hasPrefix("us/") { return "US/" + canonicalIdentifier(String(place.dropFirst(3))) }
    var name = ""
    var beginsWord = true
    for character in place.unicodeScalars {
      name += beginsWord ? String(character).uppercased() : String(character)
      beginsWord = character == "/" || character == "_"
    }
    return name
  }

  /// The place of an American zone's first word, `eastern`.
  static func place(of word: ArraySlice<UInt8>) -> DateFields.Zone? {
    longNames[String(decoding: word, as: UTF8.self)].map { .place($0) }
  }

  /// American zones by the first of their words; which part of the year it is, the date tells.
  private static let longNames = [
    "eastern": "america/new_york", "central": "america/chicago", "mountain": "america/denver",
    "pacific": "america/los_angeles", "alaska": "america/anchorage",
    "atlantic": "america/halifax",
  ]

  /// American names that leave open whether it is summer.
  private static let places = [
    "et": "america/new_york", "ct": "america/chicago", "mt": "america/denver",
    "pt": "america/los_angeles",
  ]

  private static let minutes: [String: Int] = [
    "ut": 0, "utc": 0, "gmt": 0, "uct": 0, "wet": 0, "azost": 0, "egst": 0,
    "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60,
    "cest": 120, "cedt": 120, "mest": 120, "mesz": 120, "mdst": 120, "eet": 120, "cat": 120,
    "sast": 120,
    "eest": 180, "eedt": 180, "msk": 180, "trt": 180, "eat": 180, "idt": 180, "fet": 180,
    "msd": 240, "samt": 240, "gst": 240, "get": 240, "amt": 240, "azt": 240, "mut": 240,
    "irst": 210, "irdt": 270, "aft": 270,
    "pkt": 300, "uzt": 300, "yekt": 300, "mvt": 300, "ist": 330, "slst": 330, "npt": 345,
    "omst": 360, "bdt": 360, "almt": 360, "btt": 360, "mmt": 390,
    "ict": 420, "wib": 420, "krat": 420, "novt": 420, "hovt": 420,
    "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "pst8": 480, "awst": 480, "wita": 480,
    "irkt": 480, "ulat": 480, "jst": 540, "kst": 540, "wit": 540, "yakt": 540,
    "acst": 570, "acdt": 630, "aest": 600, "vlat": 600, "chst": 600, "aedt": 660, "magt": 660,
    "nct": 660, "nzst": 720, "pett": 720, "fjt": 720, "nzdt": 780,
    "azot": -60, "cvt": -60, "fnt": -120, "brst": -120, "ndt": -150, "nst": -210,
    "brt": -180, "art": -180, "adt": -180, "uyt": -180, "clst": -180, "gft": -180,
    "ast": -240, "edt": -240, "clt": -240, "bot": -240, "vet": -240, "gyt": -240, "pyt": -240,
    "est": -300, "cdt": -300, "cot": -300, "pet": -300, "ect": -300,
    "cst": -360, "mdt": -360, "galt": -360, "mst": -420, "pdt": -420,
    "pst": -480, "akdt": -480, "akst": -540, "hdt": -540, "hst": -600, "hast": -600, "sst": -660,
  ]
}
