import WebText

/// A block that says nothing but what a button or a slot of the page is called.
struct LoneLabel: RemovalRule {
  let kind = "label"

  private static let longest = 40

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    return article.remaining.filter { index in
      let block = article.blocks[index]
      return !block.isProtected && (1...Self.longest).contains(block.textCount)
        && Self.labels.contains(ComparableWords.of(article.text(of: index)))
    }
  }

  /// A subject a row.
  private static let labels: Set<String> = Set(
    [
      """
      advert,advertisement,advertisements,advertising,sponsored,sponsored content,promoted,
      anzeige,anzeigen,werbung,publicidad,publicité,pubblicità,publicidade,advertentie,reklama,
      реклама,annons,annonse,annonce,mainos,reklam,story continues below advertisement,
      article continues below advertisement,this slideshow requires javascript,loading,
      loading content,lade,cargando,chargement,正在加载,加载中,読み込み中
      """,
      """
      comments,no comments,no comments yet,leave a comment,post a comment,add a comment,
      comments are closed,comment feed,comments closed,view comments,show comments,
      join the conversation,kommentare,kommentare geschlossen,kommentar schreiben,
      kommentar verfassen,kommentare deaktiviert,commentaires,laisser un commentaire,comentarios,deja un comentario,comentários,commenti,
      lascia un commento,reacties,komentarze,комментарии,kommentarer
      """,
      """
      share,share this,share this article,share this story,share on,share on facebook,print,
      print this,print article,pdf,pdf download,download pdf,email,email this,save,bookmark,permalink,
      permalien,tags,schlagworte,schlagwörter,stichworte,etiquetas,mots clés,external content,
      externer inhalt,contenu externe,
      teilen,drucken,artikel teilen,artikel drucken,merken,seite drucken,partager,imprimer,compartir,
      imprimir,compartilhe,condividi,stampa,delen,udostępnij,drukuj,поделиться,dela,del,
      subscribe,subscribe now,sign up,follow us,bild anzeigen,show image,enlarge image,
      click to enlarge,zum vergrößern klicken,back to top,nach oben,zurück zur übersicht,
      zur startseite,retour,alle anzeigen
      """,
    ].flatMap { ComparableWords.phrases($0) })
}
