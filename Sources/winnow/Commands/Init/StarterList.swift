import Parsing
import Storage
import Vocabulary

/// The list of public feeds that is installed with the program.
struct StarterList {
  /// A folder and how many feeds are in it.
  struct Folder: Hashable {
    let name: String
    let feedCount: Int
  }

  private let document: OPMLDocument
  /// Its folders in order.
  let folders: [Folder]

  /// Reads the list; nil where there is none.
  ///
  /// - Throws: `CommandFailure` and `ParsingError` when it cannot be read.
  init?(besideProgram program: String?) throws {
    guard let path = SharedFile.starterList.path(besideProgram: program) else { return nil }
    let bytes = try InputFile(argument: path).read()
    document = try OPMLDocument(parsing: bytes.span)
    var counts: [(name: String, count: Int)] = []
    for name in document.outlines.compactMap(\.folder) {
      if let index = counts.firstIndex(where: { $0.name == name }) {
        counts[index].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    folders = counts.map { Folder(name: $0.name, feedCount: $0.count) }
  }

  /// The folders that are meant by names or numbers from 1, with commas between them; `all` is all.
  ///
  /// - Throws: `CommandFailure` for one that there is not.
  func chosen(by answer: String) throws -> [Folder] {
    if answer.lowercased() == "all" { return folders }
    var chosen: [Folder] = []
    for word in answer.split(separator: ",") {
      let name = word.drop { $0 == " " }
      let folder = try folder(String(name.reversed().drop { $0 == " " }.reversed()))
      if !chosen.contains(folder) { chosen.append(folder) }
    }
    return chosen
  }

  /// What is subscribed to for some folders.
  func subscriptions(in chosen: [Folder]) -> [Subscription] {
    let names = Set(chosen.map(\.name))
    let outlines = document.outlines.filter { $0.folder.map(names.contains) ?? false }
    return outlines.compactMap { ImportedOutline($0, of: document).subscription }
  }

  private func folder(_ word: String) throws -> Folder {
    if let number = Int(word), folders.indices.contains(number - 1) { return folders[number - 1] }
    if let folder = folders.first(where: { $0.name.lowercased() == word.lowercased() }) {
      return folder
    }
    let names = folders.map(\.name)
    let nearest = NearestName.of(word, among: names).map { "did you mean “\($0)”?" }
    throw CommandFailure.usage(
      "the starter list has no folder “\(word)”",
      advice: nearest ?? "there are: " + names.joined(separator: ", "))
  }
}
