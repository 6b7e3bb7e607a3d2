/// The words of requests for consent, in several languages.
enum ConsentWords {
  /// Without one of these, a text is about something else.
  static let subjects = ["cookie", "consent", "einwilligung", "datenschutz", "consentement", "隐私"]

  /// What the button says that gives it.
  static let agreements = [
    "accept all", "accept cookies", "i agree", "i accept", "agree and continue",
    "alle akzeptieren", "akzeptieren", "zustimmen", "tout accepter", "accepter", "aceptar todo",
    "aceptar y", "accetta", "aceitar", "alles accepteren", "reject all", "alle ablehnen",
    "tout refuser",
  ]

  /// What they speak of, a kind a row.
  static let kinds: [[String]] = [
    [
      "we use cookies", "uses cookies", "use of cookies", "verwenden cookies", "cookies et",
      "utilisons des cookies", "utilizamos cookies", "usamos cookies", "utilizziamo cookie",
      "gebruiken cookies", "cookies and similar", "cookies und", "cookies y", "cookies e ",
    ],
    [
      "our partners", "third-party", "third parties", "unsere partner", "drittanbieter",
      "nos partenaires", "nuestros socios", "nostri partner", "nossos parceiros", "onze partners",
      "vendors",
    ],
    [
      "personal data", "personal information", "personenbezogene", "données personnelles",
      "datos personales", "dati personali", "dados pessoais", "persoonsgegevens", "ip address",
      "device identifiers",
    ],
    [
      "personalised", "personalized", "personalisierte", "personnalis", "personalizad",
      "personalizzat", "gepersonaliseerd", "measure", "advertising", "werbung", "publicité",
      "publicidad", "pubblicità",
    ],
    [
      "legitimate interest", "berechtigtes interesse", "intérêt légitime", "interés legítimo",
      "withdraw your consent", "change your mind", "manage your choices", "privacy settings",
      "cookie settings", "cookie-einstellungen", "einstellungen", "paramétrer", "configurar",
      "manage preferences", "privacy policy", "datenschutzerklärung",
    ],
  ]
}
