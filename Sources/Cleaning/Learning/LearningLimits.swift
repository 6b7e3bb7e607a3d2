/// The bounds of what is learned; each number once.
public enum LearningLimits {
  /// How many blocks a site's ledger holds.
  public static let blocksPerScope = 2_000
  /// In how many articles a block recurs at least.
  public static let fewestArticles = 3
  /// One in so many articles carries a block that recurs, at least.
  public static let fewestOneIn = 5
  /// A block that fewer than one in so many articles carried begins anew.
  public static let sporadicOneIn = 40
  /// In this time without an article that carries it, a block's count halves.
  public static let halfLife = Duration.seconds(120 * 86_400)
  /// How many bytes of text a block has at most that is taken note of; a longer one is no boilerplate.
  static let bytesPerBlock = 1_200
  /// How many blocks of one article are taken note of, half of them from each end.
  static let blocksPerArticle = 160
  /// How many blocks of one article are compared with what recurs, half of them from each end.
  static let blocksCompared = 20_000
  /// How many blocks at each end of an article are looked at for what is left without names.
  static let blocksAtEnds = 8
  /// How much of an article may go because it looks like other articles' blocks, one part in so many.
  static let likenessOneIn = 2
}
