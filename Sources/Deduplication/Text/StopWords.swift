/// Words that say nothing about what a text is about: articles, prepositions, pronouns, auxiliaries
/// of the languages that most feeds are written in.
enum StopWords {
  /// Whether a token is one, by its hash.
  static func contain(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  private static let hashes: Set<UInt64> = {
    var hashes: Set<UInt64> = []
    for language in words { TokenScanner.forEachToken(in: language) { hashes.insert($0.hash) } }
    return hashes
  }()

  /// A line a language, by frequency in running text.
  private static let words = [
    """
    the a an of to in and on for with at by from is was were be been are as that this it its his \
    her he she they their has have had not but or who will would said says after over more than \
    which about into out up new us you your we i how why what when where can could may all there \
    one also if so no do does did just like our my me him them these those then now between during
    """,
    """
    der die das und in von zu den mit für auf ist im dem ein eine des nicht sich auch es an als \
    werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war \
    haben nur oder aber vor zur bis mehr durch man sein wurde sei ihre wir ich
    """,
    """
    le la les des de un une du en et est que qui dans par pour sur au aux avec ce se sa son ne pas \
    plus il elle ils ont été sont cette ces mais ou nous vous leur leurs comme fait être après \
    l d s n qu c j
    """,
    """
    el la los las de del en y que un una es por para con no se su sus al lo como más o pero ha fue \
    este esta son entre cuando ya también sobre hasta desde
    """,
    """
    il lo gli di da in con su per tra e è che un una non si al alla dei delle della nel nella sono \
    ha anche come più ma se del le i ed
    """,
    """
    o a os as de do da dos das em no na nos nas um uma e que para com por não se ao foi mais como \
    é são pelo pela seu sua mas ou
    """,
    """
    de het een en van in is dat op te met voor niet aan zijn er die om ook als bij door naar maar \
    uit over wordt heeft nog werd
    """,
    """
    и в во на с со по не что за из к ко о об от до для как это его ее их он она они мы я был была \
    было были быть у же или но так все при после если также который которые которая году лет года
    """,
    """
    i w we z ze na do o od po za że nie się to jest jak dla przez przy oraz a ale już być był było \
    są tym tego
    """,
    """
    och att det som en ett på är av för med till den i har de inte om var från men og til af er det
    """,
    """
    ja on ei että se oli ovat mutta myös kun niin hän
    """,
    """
    és az a hogy nem is egy van ez volt de meg
    """,
    """
    ve bir bu da de için ile çok daha olarak gibi
    """,
    """
    і та у в на з із до за що не як це про від для є був
    """,
  ]
}
