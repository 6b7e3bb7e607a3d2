import WebText

/// What stands below an article and is not its text: invitations to follow and subscribe, who else
/// reported, where it came from, when the page was changed.
struct EndMatter: RemovalRule {
  let kind = "end-matter"

  private static let mostSentences = 3

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    return article.trailing { text in
      let words = ComparableWords.of(text)
      return Self.isCredit(text, words) || Self.isDateLine(text, words)
        || Self.isInvitation(text, words) || Self.isDisclaimer(text, words)
        || LeadInWords.isAll(of: words)
    }.filter { !article.blocks[$0].isProtected }
  }

  // MARK: - Credits

  private static let longestCredit = 260
  private static let longestSource = 90
  private static let longestAgency = 40

  /// True for who else reported and where it came from: "(Reporting by A; editing by B)".
  private static func isCredit(_ text: String, _ words: String) -> Bool {
    guard text.utf8.count <= longestCredit else { return false }
    if credits.contains(where: { words.hasPrefix($0) }) { return true }
    if text.utf8.count <= longestAgency, words.hasPrefix(" via ") { return true }
    if text.utf8.count <= longestSource, let colon = text.firstIndex(of: ":"),
      sources.contains(ComparableWords.of(String(text[..<colon])))
    {
      return true
    }
    return contributions.contains { words.hasSuffix($0) }
  }

  private static let credits = phrases(
    """
    reporting by,additional reporting by,writing by,editing by,with reporting by,compiled by,
    with additional reporting,with files from,with inputs from,with input from,
    with agency inputs,originally published at,originally published on,originally published in,
    originally appeared on,originally appeared in,this article originally appeared,
    this story originally appeared,this post originally appeared,this article was originally published,
    this story was originally published,this post was originally published
    """)
  private static let sources = Set(
    phrases(
      """
      source,sources,photo,photos,photo credit,photo credits,image,images,image credit,
      image credits,cover image,featured image,quelle,quellen,bildquelle,bildnachweis,foto,fotos,
      beitragsbild,titelbild,crédit photo,crédits photo,crédits photos,crédits,fuente,fuentes,fonte,
      fonti,źródło,źródła,bron,källa,kilde,zdroj,источник,forrás,lähde
      """))
  private static let contributions = phrases(
    """
    contributed to this report,contributed to this story,contributed to this article,
    contributed reporting,contributed to this post
    """)

  // MARK: - Disclaimers

  private static let longestDisclaimer = 400

  /// "The views expressed here are the author's own": whose word it is not.
  private static func isDisclaimer(_ text: String, _ words: String) -> Bool {
    text.utf8.count <= longestDisclaimer
      && (disclaimers.contains { words.hasPhrase($0) } || entries.contains { words.hasPrefix($0) })
  }

  private static let disclaimers = phrases(
    """
    views expressed in this,views expressed here,views expressed are,opinions expressed in this,
    opinions expressed here,opinions expressed are,not necessarily reflect,not necessarily those of,
    not responsible for the opinions,gibt die meinung des autors,gibt die meinung der autorin,
    nicht notwendigerweise die der redaktion,nicht unbedingt die meinung der redaktion,
    las opiniones expresadas,les opinions exprimées,le opinioni espresse,as opiniões expressas
    """)
  /// What blog software writes below a post.
  private static let entries = phrases(
    """
    this entry was posted,this post was published,this post is tagged,posted in,filed under,
    tagged with,dieser eintrag wurde,dieser beitrag wurde,der beitrag wurde,
    cette entrée a été publiée,ce contenu a été publié,esta entrada fue publicada,
    esta entrada se publicó
    """)

  // MARK: - Dates

  private static let longestDateLine = 120
  private static let mostWordsOfDateLine = 12

  /// "First published: 3 May 2026, 10:00": such a word, and a date.
  private static func isDateLine(_ text: String, _ words: String) -> Bool {
    guard text.utf8.count <= longestDateLine, dates.contains(where: { words.hasPrefix($0) }),
      words.split(separator: " ").count <= mostWordsOfDateLine
    else { return false }
    return DateInText(text) != nil
  }

  private static let dates = phrases(
    """
    published,first published,last published,updated,last updated,last modified,posted,posted on,
    originally published,aktualisiert,zuletzt aktualisiert,veröffentlicht,erstellt,stand,letzte änderung,
    zuletzt geändert,publié,mis à jour,publicado,actualizado,última actualización,atualizado,
    pubblicato,aggiornato,gepubliceerd,bijgewerkt,opublikowano,aktualizacja,опубликовано,обновлено
    """)

  // MARK: - Invitations

  private static let longestInvitation = 420

  /// True for a line or two that ask the reader to follow, subscribe, write or download.
  private static func isInvitation(_ text: String, _ words: String) -> Bool {
    guard text.utf8.count <= longestInvitation, sentences(in: text) <= mostSentences else {
      return false
    }
    let pairs = invitations.filter { invitation in
      invitation.verbs.contains { words.hasPhrase($0) }
    }
    return pairs.contains { invitation in invitation.objects.contains { words.hasPhrase($0) } }
  }

  private static func sentences(in text: String) -> Int {
    var count = 0
    var isAfterEnd = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): isAfterEnd = true
      case UInt8(ascii: " "):
        if isAfterEnd { count += 1 }
        isAfterEnd = false
      default: isAfterEnd = false
      }
    }
    return count + 1
  }

  private struct Invitation {
    let verbs: [String]
    let objects: [String]

    init(_ verbs: String, _ objects: String) {
      self.verbs = EndMatter.phrases(verbs)
      self.objects = EndMatter.phrases(objects)
    }
  }

  /// A language a row: what is asked, and for what.
  private static let invitations = [
    Invitation(
      """
      follow,subscribe,sign up,join our,join us,like us,download the,download our,get the latest,get our,
      click here to,reach,reached at,write to,email,e mail,contact us,have a tip,send us,
      for the latest,for more news,for more stories,stay up to date,support our
      """,
      """
      twitter,facebook,instagram,linkedin,telegram,whatsapp,youtube,newsletter,newsletters,inbox,
      channel,app,apps,podcast,edition,email,com,org,net,updates,alerts,here,full story
      """),
    Invitation(
      """
      folgen sie,folge uns,folgt uns,abonnieren sie,abonniere,jetzt abonnieren,melden sie sich,
      registrieren sie sich,anmelden,abonnieren
      """,
      """
      twitter,facebook,instagram,linkedin,telegram,whatsapp,youtube,newsletter,kanal,app,podcast,
      magazin
      """),
    Invitation(
      "suivez,abonnez vous,inscrivez vous,rejoignez,recevez,téléchargez",
      """
      twitter,facebook,instagram,linkedin,telegram,whatsapp,youtube,newsletter,chaîne,application,
      lettre
      """),
    Invitation(
      "síguenos,siga,sigue,suscríbete,suscríbase,únete,únase,descarga,descargue,recibe",
      """
      twitter,facebook,instagram,linkedin,telegram,whatsapp,youtube,newsletter,canal,app,boletín,
      grupo
      """),
    Invitation(
      "siga,inscreva se,assine,receba,participe,baixe",
      "twitter,facebook,instagram,telegram,whatsapp,youtube,newsletter,canal,app,grupo"),
    Invitation(
      "seguici,iscriviti,segui,scarica",
      "twitter,facebook,instagram,telegram,whatsapp,youtube,newsletter,canale,app"),
    Invitation(
      "zapraszamy,subskrybuj,obserwuj,dołącz,śledź,zapisz się,polub",
      "subskrypcji,twitter,facebook,facebooku,instagram,youtube,newsletter,newslettera,kanał,kanału"
    ),
    Invitation(
      "подписывайтесь,подпишитесь,следите,присоединяйтесь",
      "telegram,телеграм,канал,whatsapp,youtube,facebook,вконтакте,рассылку"),
  ]

  private static func phrases(_ list: String) -> [String] {
    list.split(separator: ",").map { ComparableWords.of(String($0)) }
  }
}
