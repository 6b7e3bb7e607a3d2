/// Words that are written with a full stop, here without it, in the languages of most feeds.
enum Abbreviations {
  /// Those that something always follows: titles, references, units.
  static let withinSentences: Set<String> = words(
    """
    Mr Mrs Ms Messrs Dr Prof Gen Gov Sen Rep Lt Col Capt Cmdr Sgt Rev Hon Pres St Mt Ft vs cf
    approx No Nos Fig Figs fig Eq Vol vol pp ed eds
    bzw ca Nr Hr Fr Frl vgl evtl inkl exkl ggf Abb Mio Mrd Dipl Ing geb Bd
    MM Mme Mmes Mlle Mgr env éd
    Sra Srta Dra Ud Uds pág núm
    sig sigg dott avv
    dhr mevr bijv
    np ul dr prof św
    ул им г проф акад тов
    """)

  /// Those that may also stand at the end of a sentence.
  static let thatMayEndSentences: Set<String> = words(
    """
    Inc Ltd Co Corp Bros Jr Sr Esq etc al Ave Blvd Rd Est Art Sec
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    usw etw Jh Str Tel ecc enz osv itd itp гг тыс млн млрд руб др
    """)

  /// Words that begin a sentence far more often than they follow an abbreviation as a name.
  static let sentenceBeginnings: Set<String> = words(
    """
    The A An He She It They We You I In On At By For From To With But And Or So Yet This That
    These Those There Here As After Before When While Where What Who Why How If Its His Her Their
    Our My Some Many Most Both Each Every No Not Now Then Still Also However
    Der Die Das Ein Eine Er Sie Es Wir Ich Im Am Auf Bei Mit Nach Und Aber Doch Wer Was Wo Wie
    Le La Les Un Une Il Elle Ils Ce Cette Ces En Au Mais Et Dans Pour Par
    El Los Las Una Unos Pero Por Para Con
    Lo Gli Ma Nel Per
    De Het Een Hij Zij Maar Met Voor
    """)

  /// What follows a number written as an ordinal, `3. Oktober`.
  static let wordsAfterOrdinals: Set<String> = words(
    """
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
    Jahrhundert Jahrhunderts
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
