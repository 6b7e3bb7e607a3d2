import ArgumentParser
import Cleaning
import Deduplication
import Storage
import Vocabulary
import WebText

/// `winnow article diff`.
struct ArticleDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what an edit changed in an article, word by word.",
    discussion: """
      Compares the version before the last edit with the article as it stands. On
      a terminal, what is gone is red and what is new is green; elsewhere it is
      written [-gone-]{+new+}. The last ten versions of an article are kept.

      Examples:
        winnow article diff 1234
        winnow article diff 1234 --version 1     everything since it came
        winnow article diff 1234 --whole         what was kept, too
      """
  )

  @Argument(help: ArgumentHelp("The article's number.", valueName: "id"))
  var article: ArticleNumber

  @Option(help: ArgumentHelp("Compare with this version.", valueName: "number"))
  var version: Int?

  @Flag(help: "Show all of the text, not only what is around the changes.")
  var whole = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let versions = try await store.versions(of: article.id)
    await store.close()
    guard let later = versions.last, let former = try former(in: versions) else {
      if global.json, let only = versions.last {
        return try write(ArticleEdit(from: only, to: only).json(of: article.id))
      }
      return global.messages.notice("article \(article.id) has not changed since it came")
    }
    let edit = ArticleEdit(from: former, to: later)
    try write(global.json ? edit.json(of: article.id) : Array(text(of: edit).utf8))
  }

  /// The version to compare with; nil for an article that has only one.
  private func former(in versions: [ArticleVersion]) throws -> ArticleVersion? {
    guard let version else { return versions.dropLast().last }
    if let found = versions.first(where: { $0.number == version }) { return found }
    throw StorageError.notFound(
      kind: "version", name: String(version), nearest: versions.map { String($0.number) })
  }

  private func write(_ bytes: [UInt8]) throws {
    var output = StandardOutput()
    try output.write(bytes)
    try output.flush()
  }

  private func text(of edit: ArticleEdit) -> String {
    let palette = global.palette
    var head = "version \(edit.former.number) → \(edit.later.number)"
    if let time = edit.former.replacedAt {
      head += " · " + RelativeTime.describe(time, now: SystemTime().now)
    }
    var text = palette.paint(head, .faint) + "\n" + shown(edit.title) + "\n"
    if edit.text.hasChanges || whole {
      text += "\n" + shown(whole ? edit.text : edit.text.shortened(to: Self.contextWords)) + "\n"
    } else if !edit.title.hasChanges {
      text += "\n" + palette.paint("no word differs", .faint) + "\n"
    }
    return text
  }

  private func shown(_ diff: WordDiff) -> String {
    let palette = global.palette
    guard palette.isOn else { return Printable.paragraphs(diff.marked) }
    return diff.text(
      kept: Printable.paragraphs,
      changed: { palette.paint(Printable.paragraphs($1), $0 == .removed ? .bad : .good) })
  }

  /// How many words are shown on each side of a change.
  private static let contextWords = 12
}

/// Two versions of an article and what differs.
private struct ArticleEdit {
  let former: ArticleVersion
  let later: ArticleVersion
  let title: WordDiff
  let text: WordDiff

  init(from former: ArticleVersion, to later: ArticleVersion) {
    self.former = former
    self.later = later
    title = WordDiff(from: former.title, to: later.title)
    text = WordDiff(from: former.text, to: later.text)
  }

  func json(of article: ArticleID) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("article_id", article.rawValue)
      writer.member("from_version", former.number)
      writer.member("to_version", later.number)
      writer.member("replaced_at", former.replacedAt?.description)
      for (name, diff) in [("title", title), ("text", text)] {
        writer.name(name)
        writer.array { writer in
          for part in diff.parts {
            writer.object { writer in
              writer.member("fate", part.fate.rawValue)
              writer.member("text", part.gap + part.text)
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
