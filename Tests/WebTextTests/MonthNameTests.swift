import Testing
import Vocabulary
import WebText

/// The months of the languages in which feeds are written.
@Suite struct MonthNameTests {
  private static let languages: [(language: String, months: String)] = [
    (
      "German",
      "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
        + "Dezember"
    ),
    (
      "German, short",
      "Jan.|Feb.|Mrz|Apr.|Mai|Jun.|Jul.|Aug.|Sep.|Okt.|Nov.|Dez."
    ),
    (
      "Austrian",
      "Jänner|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
        + "Dezember"
    ),
    (
      "French",
      "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
        + "décembre"
    ),
    (
      "French, short",
      "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc."
    ),
    (
      "Spanish",
      "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
        + "noviembre|diciembre"
    ),
    (
      "Spanish, short",
      "ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic"
    ),
    (
      "Portuguese",
      "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|"
        + "novembro|dezembro"
    ),
    (
      "Portuguese, short",
      "Jan|Fev|Mar|Abr|Mai|Jun|Jul|Ago|Set|Out|Nov|Dez"
    ),
    (
      "Italian",
      "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|"
        + "novembre|dicembre"
    ),
    (
      "Italian, short",
      "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic"
    ),
    (
      "Dutch",
      "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
        + "november|december"
    ),
    (
      "Dutch, short",
      "jan.|feb.|mrt.|apr.|mei|jun.|jul.|aug.|sep.|okt.|nov.|dec."
    ),
    (
      "Polish",
      "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|"
        + "października|listopada|grudnia"
    ),
    (
      "Polish, short",
      "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"
    ),
    (
      "Polish, nominative",
      "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|"
        + "październik|listopad|grudzień"
    ),
    (
      "Czech",
      "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|"
        + "prosince"
    ),
    (
      "Czech, short",
      "Led|Úno|Bře|Dub|Kvě|Čvn|Čvc|Srp|Zář|Říj|Lis|Pro"
    ),
    (
      "Czech, nominative",
      "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|"
        + "prosinec"
    ),
    (
      "Slovak",
      "január|február|marec|apríl|máj|jún|júl|august|september|október|november|"
        + "december"
    ),
    (
      "Slovak, genitive",
      "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|"
        + "novembra|decembra"
    ),
    (
      "Turkish",
      "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
    ),
    (
      "Turkish, short",
      "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara"
    ),
    (
      "Swedish",
      "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
        + "december"
    ),
    (
      "Swedish, short",
      "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
    ),
    (
      "Danish",
      "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|"
        + "december"
    ),
    (
      "Norwegian",
      "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|"
        + "desember"
    ),
    (
      "Icelandic",
      "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|"
        + "desember"
    ),
    (
      "Finnish",
      "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|"
        + "elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta"
    ),
    (
      "Finnish, short",
      "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
    ),
    (
      "Hungarian",
      "január|február|március|április|május|június|július|augusztus|szeptember|"
        + "október|november|december"
    ),
    (
      "Hungarian, short",
      "jan.|feb.|márc.|ápr.|máj.|jún.|júl.|aug.|szept.|okt.|nov.|dec."
    ),
    (
      "Greek",
      "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|"
        + "Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου"
    ),
    (
      "Greek, short",
      "Ιαν|Φεβ|Μάρ|Απρ|Μάι|Ιούν|Ιούλ|Αύγ|Σεπ|Οκτ|Νοέ|Δεκ"
    ),
    (
      "Greek, short without accents",
      "Ιαν|Φεβ|Μαρ|Απρ|Μαϊ|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ"
    ),
    (
      "Greek, nominative",
      "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|"
        + "Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος"
    ),
    (
      "Russian",
      "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|"
        + "декабря"
    ),
    (
      "Russian, short",
      "янв.|февр.|мар.|апр.|май|июн.|июл.|авг.|сент.|окт.|нояб.|дек."
    ),
    (
      "Russian, three letters",
      "Янв|Фев|Мар|Апр|Май|Июн|Июл|Авг|Сен|Окт|Ноя|Дек"
    ),
    (
      "Ukrainian",
      "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|"
        + "листопада|грудня"
    ),
    (
      "Belarusian",
      "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|"
        + "кастрычніка|лістапада|снежня"
    ),
    (
      "Bulgarian",
      "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|"
        + "декември"
    ),
    (
      "Serbian",
      "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|"
        + "децембар"
    ),
    (
      "Serbian, Latin",
      "januar|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|"
        + "decembar"
    ),
    (
      "Slovene",
      "januar|februar|marec|april|maj|junij|julij|avgust|september|oktober|november|"
        + "december"
    ),
    (
      "Slovene, genitive",
      "januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|"
        + "novembra|decembra"
    ),
    (
      "Romanian",
      "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|"
        + "noiembrie|decembrie"
    ),
    (
      "Estonian",
      "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|"
        + "november|detsember"
    ),
    (
      "Latvian",
      "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|"
        + "oktobris|novembris|decembris"
    ),
    (
      "Lithuanian",
      "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|"
        + "spalio|lapkričio|gruodžio"
    ),
    (
      "Catalan",
      "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|"
        + "desembre"
    ),
    (
      "Indonesian",
      "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|"
        + "Desember"
    ),
    (
      "Malay",
      "Januari|Februari|Mac|April|Mei|Jun|Julai|Ogos|September|Oktober|November|"
        + "Disember"
    ),
    (
      "Hebrew",
      "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"
    ),
    (
      "Arabic",
      "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    ),
    (
      "Arabic, Levant",
      "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|"
        + "تشرين الثاني|كانون الأول"
    ),
    (
      "Hindi",
      "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"
    ),
    (
      "Thai",
      "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|"
        + "ตุลาคม|พฤศจิกายน|ธันวาคม"
    ),
    (
      "Thai, short",
      "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค."
    ),
    (
      "Chinese",
      "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月"
    ),
    (
      "Galician",
      "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|"
        + "decembro"
    ),
    (
      "Basque",
      "urtarrila|otsaila|martxoa|apirila|maiatza|ekaina|uztaila|abuztua|iraila|urria|"
        + "azaroa|abendua"
    ),
    (
      "Persian",
      "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"
    ),
    (
      "Bengali",
      "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|"
        + "নভেম্বর|ডিসেম্বর"
    ),
    (
      "Tamil",
      "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|"
        + "டிசம்பர்"
    ),
    (
      "Vietnamese",
      "tháng một|tháng hai|tháng ba|tháng tư|tháng năm|tháng sáu|tháng bảy|tháng tám|"
        + "tháng chín|tháng mười|tháng mười một|tháng mười hai"
    ),
    (
      "Albanian",
      "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor"
    ),
    (
      "Afrikaans",
      "Januarie|Februarie|Maart|April|Mei|Junie|Julie|Augustus|September|Oktober|"
        + "November|Desember"
    ),
    (
      "Welsh",
      "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|"
        + "Tachwedd|Rhagfyr"
    ),
    (
      "Irish",
      "Eanáir|Feabhra|Márta|Aibreán|Bealtaine|Meitheamh|Iúil|Lúnasa|Meán Fómhair|"
        + "Deireadh Fómhair|Samhain|Nollaig"
    ),
  ]

  @Test("each month is read before and behind the day, in capitals too", arguments: languages)
  func months(language: String, months: String) {
    let names = months.split(separator: "|")
    #expect(names.count == 12)
    for (index, name) in names.enumerated() {
      let expected = "2004-\(index < 9 ? "0" : "")\(index + 1)-14T10:20:00Z"
      for text in [
        "14 \(name) 2004 10:20", "14. \(name) 2004, 10:20", "\(name) 14, 2004 10:20",
        "14 \(name.uppercased()) 2004 10:20:00 +0000",
      ] {
        #expect(
          Timestamp(parsingFeedDate: text)?.description == expected, "\(language): \(text)")
      }
    }
  }
}
