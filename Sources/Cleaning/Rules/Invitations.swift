import WebText

/// Lines that ask the reader to follow, subscribe, write or download.
enum Invitations {
  private static let longest = 420
  private static let mostSentences = 3

  /// True for a few sentences of them.
  ///
  /// - Parameters:
  ///   - text: The text in lower case.
  ///   - words: The text as `ComparableWords` has it.
  /// - Returns: Whether the text asks for something, and says for what.
  static func isOne(_ text: String, _ words: String) -> Bool {
    guard text.utf8.count <= longest, sentences(in: text) <= mostSentences else { return false }
    return all.contains { invitation in
      (invitation.beginnings.contains { words.hasPrefix($0) }
        || invitation.requests.contains { words.hasPhrase($0) })
        && invitation.objects.contains { words.hasPhrase($0) }
    }
  }

  private static func sentences(in text: String) -> Int {
    var count = 1
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
    return count
  }

  /// What is asked, and for what.
  private struct Invitation {
    /// Verbs that are requests where a text begins with them; elsewhere they tell a story.
    let beginnings: [String]
    /// Phrases that are requests anywhere.
    let requests: [String]
    let objects: [String]

    init(beginnings: String, requests: String, objects: String) {
      self.beginnings = ComparableWords.phrases(beginnings)
      self.requests = ComparableWords.phrases(requests)
      self.objects = ComparableWords.phrases(objects)
    }
  }

  private static let networks = "twitter,facebook,instagram,linkedin,telegram,whatsapp,youtube"

  /// A language a row; English has two.
  private static let all = [
    Invitation(
      beginnings: """
        follow,subscribe,sign up,join,like,download the,click here to,read more,visit,you can also
        """,
      requests: """
        follow us,follow him on,follow her on,follow them on,follow me on,subscribe to our,
        subscribe now,subscribe today,sign up for our,sign up to our,sign up for the,join our,
        like us on,download our,download the,get the latest,get our,click here to subscribe,
        for the latest,for more news,for more stories,stay up to date,support our
        """,
      objects: networks
        + """
        ,newsletter,newsletters,inbox,channel,app,apps,podcast,edition,updates,alerts,information,
        full story
        """),
    Invitation(
      beginnings: "write to,email,e mail,contact",
      requests: """
        write to us,email us,e mail us,message us,contact us at,be reached at,have a tip,send us
        """, objects: networks + ",com,org,net,uk,eu,email,tips"),
    Invitation(
      beginnings: "abonniere,folge",
      requests: """
        folgen sie uns,folge uns,folgt uns,abonnieren sie,jetzt abonnieren,newsletter abonnieren,
        melden sie sich,registrieren sie sich,newsletter anmelden
        """, objects: networks + ",newsletter,kanal,app,podcast,magazin"),
    Invitation(
      beginnings: "suivez,rejoignez,recevez,téléchargez",
      requests: "suivez nous,abonnez vous,inscrivez vous,téléchargez notre",
      objects: networks + ",newsletter,chaîne,application,lettre"),
    Invitation(
      beginnings: "siga,sigue,descarga,descargue,recibe",
      requests: "síguenos,suscríbete,suscríbase,únete,únase",
      objects: networks + ",newsletter,canal,app,boletín,grupo"),
    Invitation(
      beginnings: "siga,assine,receba,participe,baixe", requests: "inscreva se,siga nos",
      objects: networks + ",newsletter,canal,app,grupo"),
    Invitation(
      beginnings: "segui,scarica", requests: "seguici,iscriviti",
      objects: networks + ",newsletter,canale,app"),
    Invitation(
      beginnings: "zapraszamy,obserwuj,dołącz,śledź,polub", requests: "subskrybuj,zapisz się",
      objects: networks + ",subskrypcji,facebooku,newslettera,kanał,kanału"),
    Invitation(
      beginnings: "следите", requests: "подписывайтесь,подпишитесь,присоединяйтесь",
      objects: networks + ",телеграм,канал,вконтакте,рассылку"),
  ]
}
