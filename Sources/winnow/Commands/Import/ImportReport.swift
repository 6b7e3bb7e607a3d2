import WebText

/// What became of a file's feeds and articles.
struct ImportReport {
  /// How many feeds were subscribed to, were known, could not be.
  var feeds = (added: 0, known: 0, invalid: 0)
  /// How many articles came, were known, were known and got marks, could not be read.
  var articles = (added: 0, known: 0, marked: 0, invalid: 0)

  /// Whether there was nothing that could be used.
  var isEmpty: Bool {
    feeds.added + feeds.known + articles.added + articles.known + articles.marked == 0
  }

  /// One sentence, `12 articles added, 3 known already, 1 marked, 0 invalid; …`.
  func sentence(dryRun: Bool) -> String {
    let added = dryRun ? "would be added" : "added"
    var text =
      "\(Quantity.of(articles.added, "article")) \(added), "
      + "\(articles.known) known already, \(articles.marked) marked, \(articles.invalid) invalid"
    if feeds.added + feeds.known + feeds.invalid > 0 {
      text +=
        "; \(Quantity.of(feeds.added, "feed")) \(added), \(feeds.known) known already, "
        + "\(feeds.invalid) invalid"
    }
    return text
  }

  /// Writes the last line of `import --json`.
  func write(to writer: inout JSONWriter, file: String) {
    writer.object { writer in
      writer.member("file", file)
      writer.name("feeds")
      writer.object { writer in
        writer.member("added", feeds.added)
        writer.member("known", feeds.known)
        writer.member("invalid", feeds.invalid)
      }
      writer.name("articles")
      writer.object { writer in
        writer.member("added", articles.added)
        writer.member("known", articles.known)
        writer.member("marked", articles.marked)
        writer.member("invalid", articles.invalid)
      }
    }
    writer.endLine()
  }
}
