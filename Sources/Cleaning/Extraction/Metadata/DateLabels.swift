import WebText

/// The words before a date that say what happened then.
enum DateLabels {
  static let published = [
    "veröffentlicht am", "veröffentlicht:", "erschienen am", "erstellt am", "erscheinungsdatum",
    "gepostet am", "wurde am", "eingestellt am", "publiziert am", "datum:", "published on",
    "published:", "publication date", "date published", "posted on", "posted:", "first published",
    "created on", "written:", "publié le", "mis en ligne le", "paru le", "publicado el",
    "publicado em", "fecha de publicación", "pubblicato il", "pubblicata il", "gepubliceerd op",
    "publicerad", "publiceret", "publisert", "julkaistu", "opublikowano", "publikováno",
    "zveřejněno", "опубликовано", "发布时间", "公開日", "投稿日",
  ]
  static let modified = [
    "aktualisiert am", "aktualisiert:", "zuletzt geändert", "letzte änderung", "stand:",
    "stand vom",
    "letztes update", "last updated", "last modified", "updated on", "updated:", "updated",
    "mis à jour le", "mise à jour", "actualizado", "atualizado", "aggiornato", "bijgewerkt",
    "uppdaterad", "opdateret", "oppdatert", "päivitetty", "aktualizováno", "обновлено", "更新",
  ]

  /// True for a line that gives the date of a change and no other.
  static func saysModified(_ line: String) -> Bool {
    let words = line.lowercased()
    return words.utf8.count < 80 && !words.hasPhrase("stand:") && !words.hasPhrase("stand vom")
      && modified.contains { words.hasPhrase($0) } && !published.contains { words.hasPhrase($0) }
  }
}
