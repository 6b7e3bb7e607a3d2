import WebText

/// The words before a link to another story, in the languages of the press.
enum LeadInWords {
  /// What follows the words at the beginning of a text; nil where it begins in another way.
  ///
  /// - Parameter words: The text as `ComparableWords` has it.
  /// - Returns: The rest, nothing but blanks where nothing follows.
  static func rest(of words: String) -> Substring? {
    guard let first = words.split(separator: " ", maxSplits: 1).first,
      let phrases = byFirstWord[first]
    else { return nil }
    for phrase in phrases where words.hasPrefix(phrase) {
      return words.dropFirst(phrase.count - 1)
    }
    return nil
  }

  /// True for a text that is such words and nothing else.
  static func isAll(of words: String) -> Bool {
    rest(of: words)?.allSatisfy { $0 == " " } == true
  }

  /// The phrases by their first words, the longer ones first.
  private static let byFirstWord: [Substring: [String]] = {
    var table: [Substring: [String]] = [:]
    for row in rows {
      for phrase in ComparableWords.phrases(row) {
        guard let first = phrase.split(separator: " ", maxSplits: 1).first else { continue }
        table[first, default: []].append(phrase)
      }
    }
    return table.mapValues { $0.sorted { $0.utf8.count > $1.utf8.count } }
  }()

  /// A language a row.
  private static let rows = [
    """
    read more,read also,also read,read next,read this,see more,see also,also see,related,
    related story,related stories,related article,related articles,related content,related coverage,
    related news,related post,related posts,related reading,related link,related links,
    related video,related videos,more on this,more on this story,more on this topic,more like this,
    more stories,don t miss,must read,must see,you may also like,you might also like,
    you may also be interested in,you might also be interested in,recommended,
    recommended reading,recommended for you,what to read next,up next,more from,further reading,
    main article,main articles,further information,for more information,learn more,find out more,
    continue reading,watch also,watch more,watch now,in case you missed it,
    more great stories,popular now,trending,trending now,editor s picks,more coverage,full coverage
    """,
    """
    lesen sie auch,auch lesen,lesen sie mehr,lesen sie hier,lesen sie dazu,lesen sie dazu auch,
    lies auch,lies dazu,mehr zum thema,mehr dazu,mehr zu,mehr lesen,auch interessant,siehe auch,
    das könnte sie auch interessieren,das könnte dich auch interessieren,passend dazu,
    empfohlene beiträge,empfohlene artikel,weitere artikel,weitere beiträge,weitere themen,
    weitere informationen,weitere infos,weiterlesen,schon gelesen,zum thema,ähnliche artikel,
    ähnliche beiträge,verwandte artikel,verwandte themen,weiterführende links,
    weiterführender link,jetzt lesen,hier geht es zum,hier geht es zur,mehr aus dem ressort
    """,
    """
    lire aussi,à lire aussi,à lire,à lire également,lire également,voir aussi,à voir aussi,
    sur le même sujet,sur le même thème,en savoir plus,lire la suite,articles liés,
    à découvrir aussi,notre dossier,dans la même rubrique
    """,
    """
    lee también,lea también,lee además,lea además,leer más,leer también,lee más,lea más,
    le puede interesar,te puede interesar,le puede interesar también,también te puede interesar,
    te podría interesar,te recomendamos,puedes ver,puede ver,vea también,ve también,ver también,
    mira también,mire también,mire,mira,relacionado,relacionada,noticias relacionadas,
    notas relacionadas,no te pierdas,más información,más en,sigue leyendo
    """,
    """
    leia também,leia mais,leia ainda,veja também,veja mais,saiba mais,confira também,
    notícias relacionadas,relacionadas,matérias relacionadas,continue lendo
    """,
    """
    leggi anche,leggi di più,leggi tutto,vedi anche,potrebbe interessarti,ti potrebbe interessare,
    potrebbe interessarti anche,per approfondire,articoli correlati,guarda anche
    """,
    "lees ook,lees meer,lees verder,bekijk ook,zie ook,gerelateerd,meer over,meer lezen",
    """
    czytaj także,czytaj też,czytaj również,czytaj więcej,czytaj dalej,zobacz też,zobacz także,
    zobacz również,przeczytaj także,przeczytaj też,przeczytaj również,dowiedz się więcej,
    polecamy,powiązane artykuły,więcej
    """,
    """
    читайте также,читайте ещё,читать далее,читать также,смотрите также,подробнее,по теме,
    читайте також,дивіться також,материалы по теме
    """,
    """
    läs också,läs även,läs mer,se även,les også,les mer,læs også,læs mere,se også,lue myös,
    lue lisää,katso myös,čtěte také,čtěte též,přečtěte si,přečtěte si také,čtěte dále,
    související články,čítajte aj,prečítajte si,olvassa el,ezt is olvasd,kapcsolódó cikkek,citește și,
    citiți și,vezi și,ayrıca okuyun,ilgili haberler,διαβάστε επίσης,διαβάστε ακόμη,baca juga,
    đọc thêm,xem thêm
    """,
    "関連記事,関連ニュース,あわせて読みたい,相关阅读,延伸阅读,相关新闻,相關新聞,관련기사,관련 기사",
  ]
}
