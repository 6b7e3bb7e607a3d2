import Foundation

/// Names of months in the languages in which feeds were seen to write them.
package enum MonthNames {
  /// The month, 1 to 12, that a lower-case word names; nil when it names none.
  static func number(of word: ArraySlice<UInt8>) -> Int? {
    let isASCII = word.allSatisfy { $0 < 0x80 }
    let name = String(decoding: word, as: UTF8.self)
    if let month = byName[isASCII ? name : folded(name)] { return month }
    // A misspelt English name is mostly right in its first three letters.
    guard isASCII, word.count >= 5 else { return nil }
    return english[String(decoding: word.prefix(3), as: UTF8.self)]
  }

  /// Without accents, which are often missing, and without what lower case cannot know: which sigma
  /// and which i were meant.
  private static func folded(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.canonicalCombiningClass == .notReordered {
      switch scalar {
      case "ς": scalars.append("σ")
      case "ı": scalars.append("i")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Whether a name is one of Thailand, where years are counted from the Buddha.
  static func isThai(_ word: ArraySlice<UInt8>) -> Bool {
    word.starts(with: [0xE0, 0xB8]) || word.starts(with: [0xE0, 0xB9])
  }

  /// All names of one word, as texts write them, the shortest left out.
  package static let all: [String] = names.flatMap { row in
    row.split { $0 == " " || $0 == "|" }.filter { $0.count > 2 && !$0.contains("_") }
      .map(String.init)
  }

  private static let byName: [String: Int] = {
    var table: [String: Int] = [:]
    for row in names {
      for (position, forms) in row.split(separator: " ").enumerated() {
        for form in forms.split(separator: "|") {
          let name = folded(form.split(separator: "_").joined(separator: " "))
          table[name] = table[name] ?? position + 1
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
  /// A bar is between the forms of one month, an underscore in a name of two words. The first row that
  /// has a name decides it: `listopad` is Poland's November, not Croatia's October. Sources: Unicode
  /// CLDR, and the abbreviations of blog software.
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
    // Serbian, in both alphabets, and Macedonian
    "јан|јануар|јануари феб|фебруар|февруари мар|март апр|април мај јун|јуни јул|јули авг|август "
      + "сеп|септембар|септември окт|октобар|октомври нов|новембар|ноември дец|децембар|декември",
    "januar februar mart april maj jun jul avg|avgust septembar oktobar novembar dec|decembar",
    // Belarusian
    "сту|студзень|студзеня лют|люты|лютага сак|сакавік|сакавіка кра|красавік|красавіка май|мая "
      + "чэр|чэрвень|чэрвеня ліп|ліпень|ліпеня жні|жнівень|жніўня вер|верасень|верасня "
      + "кас|кастрычнік|кастрычніка ліс|лістапад|лістапада сне|снежань|снежня",
    // Croatian
    "sij|siječanj|siječnja velj|veljača|veljače ožu|ožujak|ožujka tra|travanj|travnja "
      + "svi|svibanj|svibnja lipanj|lipnja srpanj|srpnja kol|kolovoz|kolovoza ruj|rujan|rujna "
      + "lis listopad stu|studeni|studenoga|studenog prosinac|prosinca",
    // Slovene
    "januarja februarja marca aprila maja junij|junija julij|julija avgusta septembra oktobra "
      + "novembra decembra",
    // Estonian
    "jaan|jaanuar veebr|veebruar märts aprill mai juuni juuli august september okt|oktoober "
      + "november dets|detsember",
    // Latvian
    "janv|janvāris|janvārī febr|februāris|februārī marts|martā apr|aprīlis|aprīlī maijs|maijā "
      + "jūn|jūnijs|jūnijā jūl|jūlijs|jūlijā aug|augusts|augustā sept|septembris|septembrī "
      + "okt|oktobris|oktobrī nov|novembris|novembrī dec|decembris|decembrī",
    // Lithuanian
    "saus|sausis|sausio vas|vasaris|vasario kov|kovas|kovo bal|balandis|balandžio "
      + "geg|gegužė|gegužės birž|birželis|birželio liep|liepa|liepos rugp|rugpjūtis|rugpjūčio "
      + "rugs|rugsėjis|rugsėjo spal|spalis|spalio lapkr|lapkritis|lapkričio "
      + "gruod|gruodis|gruodžio",
    // Icelandic
    "janúar febrúar mars apríl maí júní júlí ágú|ágúst september október nóvember desember",
    // Albanian
    "janar shk|shkurt mars pri|prill maj qer|qershor korr|korrik gush|gusht sht|shtator tet|tetor "
      + "nën|nëntor dhj|dhjetor",
    // Galician
    "xan|xaneiro febreiro marzo abril maio xuñ|xuño xul|xullo agosto setembro outubro novembro "
      + "decembro",
    // Basque, which also says "of the month"
    "urt|urtarrila|urtarrilak|urtarrilaren ots|otsaila|otsailak|otsailaren martxoa|martxoaren "
      + "api|apirila|apirilaren mai|maiatza|maiatzaren eka|ekaina|ekainaren uzt|uztaila|uztailaren "
      + "abu|abuztua|abuztuaren ira|iraila|irailaren urr|urria|urriaren aza|azaroa|azaroaren "
      + "abe|abendua|abenduaren",
    // Welsh
    "ion|ionawr chwe|chwefror maw|mawrth ebr|ebrill mai meh|mehefin gor|gorffennaf awst "
      + "medi hyd|hydref tach|tachwedd rhag|rhagfyr",
    // Irish, whose September and October are two words
    "ean|eanáir feabh|feabhra márta aib|aibreán beal|bealtaine meith|meitheamh iúil lún|lúnasa "
      + "meán_fómhair deireadh_fómhair samh|samhain noll|nollaig",
    // Greek
    "ιαν|ιανουάριος|ιανουαρίου φεβ|φεβρουάριος|φεβρουαρίου μαρ|μάρτιος|μαρτίου "
      + "απρ|απρίλιος|απριλίου μαϊ|μάιος|μαΐου|μαι ιουν|ιούνιος|ιουνίου|ιον "
      + "ιουλ|ιούλιος|ιουλίου|ιολ αυγ|αύγουστος|αυγούστου σεπ|σεπτ|σεπτέμβριος|σεπτεμβρίου "
      + "οκτ|οκτώβριος|οκτωβρίου νοε|νοέμβριος|νοεμβρίου δεκ|δεκέμβριος|δεκεμβρίου",
    // Indonesian
    "januari februari maret april mei juni juli agt|agustus september oktober nopember|november "
      + "des|desember",
    // Malay
    "januari februari mac april mei jun julai ogos|ogo september oktober november dis|disember",
    // Afrikaans
    "januarie februarie maart april mei junie julie augustus september oktober november desember",
    // Vietnamese, where it does not write numbers
    "tháng_một tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín "
      + "tháng_mười tháng_mười_một tháng_mười_hai",
    // Arabic: Egypt, the Levant, the Maghreb
    "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر "
      + "نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول "
      + "تشرين_الثاني كانون_الأول",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    // Persian, of the Gregorian calendar
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    // Hebrew, with and without "in"
    "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
      + "אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    // Hindi
    "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर "
      + "दिसंबर|दिसम्बर",
    // Bengali
    "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর "
      + "নভেম্বর ডিসেম্বর",
    // Tamil
    "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    // Thai; the points of its abbreviations divide words
    "มกราคม|ม_ค กุมภาพันธ์|ก_พ มีนาคม|มี_ค เมษายน|เม_ย พฤษภาคม|พ_ค มิถุนายน|มิ_ย กรกฎาคม|ก_ค "
      + "สิงหาคม|ส_ค กันยายน|ก_ย ตุลาคม|ต_ค พฤศจิกายน|พ_ย ธันวาคม|ธ_ค",
  ]
}
