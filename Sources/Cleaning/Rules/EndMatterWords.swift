/// The words by which what stands below an article is known.
enum EndMatterWords {
  /// What begins a line that says who else reported, or where the article stood first.
  static let credits = ComparableWords.phrases(
    """
    reporting by,additional reporting by,writing by,editing by,with reporting by,compiled by,
    with additional reporting,with files from,with inputs from,with input from,
    with agency inputs,originally published at,originally published on,
    this article originally appeared,this story originally appeared,
    this post originally appeared,this article was originally published,
    this story was originally published,this post was originally published
    """)
  /// What ends one.
  static let contributions = ComparableWords.phrases(
    """
    contributed to this report,contributed to this story,contributed to this article,
    contributed reporting,contributed to this post
    """)
  /// What stands before the colon.
  static let sources = Set(
    ComparableWords.phrases(
      """
      source,sources,photo,photos,photo credit,photo credits,image,images,image credit,
      image credits,cover image,featured image,quelle,quellen,bildquelle,bildnachweis,foto,fotos,
      beitragsbild,titelbild,crédit photo,crédits photo,crédits photos,crédits,fuente,fuentes,
      fonte,fonti,źródło,źródła,bron,källa,kilde,zdroj,источник,forrás,lähde
      """))
  static let disclaimers = ComparableWords.phrases(
    """
    views expressed in this,views expressed here,views expressed are,opinions expressed in this,
    opinions expressed here,opinions expressed are,not necessarily those of,
    not responsible for the opinions,gibt die meinung des autors,gibt die meinung der autorin,
    nicht unbedingt die meinung der redaktion,
    las opiniones expresadas,les opinions exprimées,le opinioni espresse,as opiniões expressas
    """)
  static let entries = ComparableWords.phrases(
    """
    this entry was,this post was,this post is,filed under,tagged with,dieser eintrag wurde,
    dieser beitrag wurde,der beitrag wurde,cette entrée a été,ce contenu a été,
    esta entrada fue,esta entrada se
    """)
  static let verbsOfEntries = ComparableWords.phrases(
    """
    posted,published,tagged,filed,veröffentlicht,erstellt,abgelegt,gepostet,publiée,publié,
    publicada,publicó
    """)
  /// What begins a line that gives a date.
  static let dates = ComparableWords.phrases(
    """
    published,first published,last published,updated,last updated,last modified,posted,posted on,
    originally published,aktualisiert,zuletzt aktualisiert,veröffentlicht,erstellt,stand,
    letzte änderung,zuletzt geändert,publié,mis à jour,publicado,actualizado,
    última actualización,atualizado,pubblicato,aggiornato,gepubliceerd,bijgewerkt,opublikowano,
    aktualizacja,опубликовано,обновлено
    """)
}
