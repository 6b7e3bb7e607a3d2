/// What a page says to those who are to subscribe or to log in before they read on; a language a row.
enum PaywallWords {
  static let requests: [String] = [
    [
      "subscribe to continue", "subscribe to read", "subscribe now to read", "to continue reading",
      "to keep reading", "to read the full", "to read the rest", "subscribers only",
      "for subscribers only", "exclusive to subscribers", "already a subscriber",
      "already have a subscription", "log in to read", "log in to continue", "sign in to read",
      "sign in to continue", "register to continue", "register to read", "members only",
      "this article is for subscribers", "this content is for subscribers",
      "become a member to read", "start your subscription", "start your free trial",
      "unlock this article", "you have reached your limit", "free articles left",
    ],
    [
      "nur für abonnenten", "nur für abonnentinnen", "bereits abonnent", "jetzt weiterlesen",
      "um weiterzulesen", "anmelden und weiterlesen", "weiterlesen mit", "mit abo lesen",
      "diesen artikel weiterlesen", "artikel freischalten", "exklusiv für abonnenten",
      "jetzt abonnieren und", "sie haben bereits ein abo", "zugang freischalten",
    ],
    [
      "réservé aux abonnés", "réservé à nos abonnés", "déjà abonné", "pour lire la suite",
      "abonnez-vous pour", "il vous reste", "connectez-vous pour lire",
      "la suite est réservée",
    ],
    [
      "solo para suscriptores", "exclusivo para suscriptores", "ya eres suscriptor",
      "ya es suscriptor", "suscríbete para", "suscríbase para", "para seguir leyendo",
      "para continuar leyendo", "inicia sesión para leer",
    ],
    [
      "riservato agli abbonati", "sei già abbonato", "abbonati per", "per continuare a leggere",
      "contenuto riservato",
    ],
    [
      "exclusivo para assinantes", "já é assinante", "assine para", "para continuar lendo",
      "para continuar a ler", "conteúdo exclusivo para",
    ],
    ["alleen voor abonnees", "al abonnee", "om verder te lezen", "log in om verder"],
    ["endast för prenumeranter", "för att läsa vidare", "redan prenumerant"],
    ["kun for abonnenter", "for at læse videre", "for å lese videre", "allerede abonnent"],
    ["vain tilaajille", "jatka lukemista tilaamalla", "oletko jo tilaaja"],
    ["pouze pro předplatitele", "pro předplatitele", "chcete číst dál", "jste předplatitel"],
    ["tylko dla prenumeratorów", "aby czytać dalej", "masz już prenumeratę"],
    ["только для подписчиков", "чтобы читать дальше", "оформите подписку"],
    ["付費訂閱", "订阅后", "会員限定", "有料会員", "続きを読むには", "登入後"],
  ].flatMap { $0 }
}
