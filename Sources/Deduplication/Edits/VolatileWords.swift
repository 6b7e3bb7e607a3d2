/// Words that stand beside figures which a server changes by itself; lower case, a line a language.
enum VolatileWords {
  /// What is counted below an article, and hardly within one.
  static let comments = words(
    """
    comment comments reply replies retweet retweets reblog reblogs
    kommentar kommentare antworten
    commentaire commentaires réponses
    comentario comentarios respuestas
    comentário comentários respostas
    commento commenti risposte
    reactie reacties
    kommentarer kommentti kommenttia yorum
    komentarz komentarze komentarzy
    комментарий комментария комментариев комментарии ответов ответа
    """)

  /// What is counted in a line of its own, but may be news within a sentence.
  static let counts = words(
    """
    view views like likes share shares vote votes point points read reads reader readers reaction \
    reactions repost reposts boost boosts favorite favorites favourite favourites upvote upvotes \
    download downloads visitor visitors visit visits hit hits click clicks play plays clap claps \
    bookmark bookmarks follower followers subscriber subscribers response responses rating ratings
    aufrufe ansichten gefällt stimmen leser
    vues partages lectures votes
    vistas visitas lecturas votos
    visualizações curtidas visualizzazioni letture voti
    weergaven просмотров просмотра просмотры лайков
    """)

  /// What says that a time follows at which the page was made.
  static let labels = words(
    """
    updated refreshed generated retrieved rendered reloaded now time clock
    aktualisiert stand uhrzeit abgerufen
    jour actualisé actualizado actualización atualizado aggiornato bijgewerkt
    uppdaterad päivitetty güncellendi zaktualizowano aktualizacja
    обновлено сейчас время
    """)

  /// What follows a number where an age is told, and says so.
  static let ages = words("ago geleden temu назад fa sedan siden sitten önce zuvor atrás")

  /// What goes before a number where an age is told, its last word.
  static let agePrefixes = words("vor a hace há")

  /// Units of ages.
  static let units = words(
    """
    s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days week weeks \
    month months year years
    sekunde sekunden minuten stunde stunden tag tagen woche wochen monat monaten jahr jahren
    seconde secondes heure heures jour jours semaine semaines mois an ans
    segundo segundos minuto minutos hora horas día días dia dias semana semanas mes meses año años
    secondi minuti ora ore giorno giorni settimana settimane mesi anni
    минуту минуты минут час часа часов день дня дней
    """)

  /// Words of dates and times, and those that join them to what they are about.
  static let dates = words(
    """
    am pm a p utc gmt est edt cst cdt mst mdt pst pdt cet cest bst uhr
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july \
    august september october november december
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    at on of the it is was this page last current local server site as from and by today yesterday \
    no new
    am um zuletzt seite der ist es jetzt
    à le la il est maintenant mis mise dernière
    el las a última son
    """)

  private static func words(_ lines: String) -> Set<String> {
    Set(lines.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
