import Foundation

/// Names of months in the languages in which feeds were seen to write them.
enum MonthNames {
  /// The month, 1 to 12, that a lower-case word names; nil when it names none.
  static func number(of word: ArraySlice<UInt8>) -> Int? {
    let isASCII = word.allSatisfy { $0 < 0x80 }
    let name = String(decoding: word, as: UTF8.self)
    if let month = byName[isASCII ? name : folded(name)] { return month }
    // A misspelt English name is mostly right in its first three letters.
    guard isASCII, word.count >= 5 else { return nil }
    return english[String(decoding: word.prefix(3), as: UTF8.self)]
  }

  /// Without accents, which are often missing.
  private static func folded(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.canonicalCombiningClass == .notReordered {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static let byName: [String: Int] = {
    var table: [String: Int] = [:]
    for row in names {
      for (position, forms) in row.split(separator: " ").enumerated() {
        for form in forms.split(separator: "|") where table[folded(String(form))] == nil {
          table[folded(String(form))] = position + 1
        }
      }
    }
    return table
  }()

  private static let english: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
  ]

  /// One language a row, twelve months.
  ///
  /// A bar is between the forms of one month. The first row that has a name decides it. Sources:
  /// Unicode CLDR, and the abbreviations of blog software.
  private static let names = [
    // English
    "jan|january feb|february mar|march apr|april may jun|june jul|july aug|august "
      + "sep|sept|september oct|october nov|november dec|december",
    // German, and Austria's January
    "jän|jänner|januar|jän feber|februar mär|mrz|märz|maerz apr mai juni juli aug sept okt|oktober "
      + "nov dez|dezember",
    // French
    "janv|janvier févr|fév|février mars avr|avril mai juin juil|juillet août|aoû sept|septembre "
      + "oct|octobre nov|novembre déc|décembre",
    // Spanish
    "ene|enero febr|febrero marzo abr|abril mayo junio julio ago|agosto "
      + "sep|set|septiembre|setiembre octubre noviembre dic|diciembre",
    // Portuguese
    "janeiro fev|fevereiro março abril mai|maio junho julho agosto set|setembro out|outubro "
      + "novembro dez|dezembro",
    // Italian
    "gen|genn|gennaio febbr|febbraio marzo aprile mag|magg|maggio giu|giugno lug|luglio agosto "
      + "set|sett|settembre ott|ottobre novembre dic|dicembre",
    // Catalan
    "gen|gener febrer març abr maig juny jul|juliol ag|agost set|setembre oct nov|novembre "
      + "des|desembre",
    // Dutch
    "januari februari mrt|maart april mei juni juli augustus september oktober november december",
    // Danish, Norwegian, Swedish
    "januar|januari februar|februari marts|mars april maj|mai juni juli aug|augusti september "
      + "okt|oktober nov|november des|desember",
    // Finnish, which also says "in the month"
    "tammi|tammikuu|tammikuuta helmi|helmikuu|helmikuuta maalis|maaliskuu|maaliskuuta "
      + "huhti|huhtikuu|huhtikuuta touko|toukokuu|toukokuuta kesä|kesäkuu|kesäkuuta "
      + "heinä|heinäkuu|heinäkuuta elo|elokuu|elokuuta syys|syyskuu|syyskuuta "
      + "loka|lokakuu|lokakuuta marras|marraskuu|marraskuuta joulu|joulukuu|joulukuuta",
    // Hungarian
    "január febr|február márc|március ápr|április máj|május jún|június júl|július aug|augusztus "
      + "szept|szeptember okt|október nov dec",
    // Polish
    "sty|styczeń|stycznia lut|luty|lutego marzec|marca kwi|kwiecień|kwietnia maj|maja "
      + "cze|czerwiec|czerwca lip|lipiec|lipca sie|sierpień|sierpnia wrz|wrzesień|września "
      + "paź|październik|października lis|listopad|listopada gru|grudzień|grudnia",
    // Czech
    "led|leden|ledna úno|únor|února bře|březen|března dub|duben|dubna kvě|květen|května "
      + "čvn|červen|června čvc|červenec|července srp|srpen|srpna zář|září říj|říjen|října "
      + "listopadu pro|prosinec|prosince",
    // Slovak
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    // Romanian
    "ian|ianuarie febr|februarie martie aprilie mai iun|iunie iul|iulie august septembrie "
      + "octombrie noi|noiembrie decembrie",
    // Turkish
    "oca|ocak şub|şubat mart nis|nisan mayıs haz|haziran tem|temmuz ağu|ağustos eyl|eylül "
      + "eki|ekim kas|kasım ara|aralık",
    // Russian
    "янв|январь|января фев|февр|февраль|февраля мар|март|марта апр|апрель|апреля май|мая "
      + "июн|июнь|июня июл|июль|июля авг|август|августа сен|сент|сентябрь|сентября "
      + "окт|октябрь|октября ноя|нояб|ноябрь|ноября дек|декабрь|декабря",
    // Ukrainian
    "січ|січень|січня лют|лютий|лютого бер|березень|березня кві|квіт|квітень|квітня "
      + "тра|трав|травень|травня чер|черв|червень|червня лип|липень|липня сер|серп|серпень|серпня "
      + "вер|верес|вересень|вересня жов|жовт|жовтень|жовтня лис|лист|листопад|листопада "
      + "гру|груд|грудень|грудня",
    // Bulgarian
    "януари февр|февруари март април май юни юли август септ|септември окт|октомври "
      + "ноем|ноември дек|декември",
    // Serbian
    "јан|јануар феб|фебруар мар|март апр|април мај јун|јуни јул|јули авг|август "
      + "сеп|септембар окт|октобар нов|новембар дец|децембар",
    // Greek
    "ιαν|ιανουάριος|ιανουαρίου φεβ|φεβρουάριος|φεβρουαρίου μαρ|μάρτιος|μαρτίου "
      + "απρ|απρίλιος|απριλίου μαϊ|μάιος|μαΐου|μαι ιουν|ιούνιος|ιουνίου|ιον "
      + "ιουλ|ιούλιος|ιουλίου|ιολ αυγ|αύγουστος|αυγούστου σεπ|σεπτ|σεπτέμβριος|σεπτεμβρίου "
      + "οκτ|οκτώβριος|οκτωβρίου νοε|νοέμβριος|νοεμβρίου δεκ|δεκέμβριος|δεκεμβρίου",
    // Indonesian
    "januari februari maret april mei juni juli agt|agustus september oktober nopember|november "
      + "des|desember",
    // Vietnamese writes numbers; Arabic, Levant and Egypt
    "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    // Hebrew, with and without "in"
    "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
      + "אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    // Hindi
    "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर "
      + "दिसंबर|दिसम्बर",
  ]
}
