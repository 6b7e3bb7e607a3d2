import Foundation
import Testing

@Suite("The architecture")
struct ArchitectureTests {
  /// Which targets of the project a target may import: the table of ARCHITECTURE.md, read through.
  private static let allowed: [String: Set<String>] = {
    let base: Set = ["Vocabulary", "WebText"]
    let markup = base.union(["CLibXML2", "Markup"])
    let cleaning = markup.union(["Cleaning"])
    let storage = cleaning.union(["Deduplication", "Storage"])
    let polling = storage.union(["CCurl", "Fetching", "Parsing", "Polling"])
    return [
      "CCurl": [], "CLibXML2": [], "CZlib": [], "Vocabulary": [],
      "WebText": ["Vocabulary"],
      "Markup": base.union(["CLibXML2"]),
      "Parsing": markup.subtracting(["CLibXML2"]),
      "Cleaning": markup.subtracting(["CLibXML2"]),
      "Deduplication": base,
      "Fetching": base.union(["CCurl", "CZlib"]),
      "Storage": base.union(["Cleaning", "Deduplication"]),
      "Digests": base.union([
        "CCurl", "CZlib", "Cleaning", "Deduplication", "Markup", "Parsing", "Storage",
      ]),
      "Polling": polling.subtracting(["CLibXML2", "CCurl", "Polling"]),
      "winnow": polling.union(["Digests"]),
    ]
  }()

  /// Which packages and system modules only certain targets may import.
  private static let owners: [String: Set<String>] = [
    "GRDB": ["Storage"], "Mustache": ["Digests"], "ArgumentParser": ["winnow"],
    "Logging": ["winnow"], "TOMLKit": ["winnow"], "CCurl": ["Digests", "Fetching"],
    "CLibXML2": ["Markup", "winnow"], "CZlib": ["Digests", "Fetching"],
  ]

  private static let sources = Repository.folder.appendingPathComponent("Sources")

  private struct Import: CustomStringConvertible {
    let target: String
    let module: String
    let description: String
  }

  private static func imports() throws -> [Import] {
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var found: [Import] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let path = file.path.dropFirst(sources.path.count + 1)
      let target = String(path.prefix { $0 != "/" })
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      for line in lines {
        let words = line.split(separator: " ").map(String.init)
        guard let keyword = words.firstIndex(of: "import"), keyword < words.count - 1,
          words[..<keyword].allSatisfy({ $0 == "public" || $0.hasPrefix("@") })
        else { continue }
        let kinds: Set = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
        let name = kinds.contains(words[keyword + 1]) ? words.last : words[keyword + 1]
        let module = name?.prefix { $0 != "." } ?? ""
        found.append(
          Import(target: target, module: String(module), description: "\(path): \(line)"))
      }
    }
    return found
  }

  @Test("every target imports only what stands above it in the table")
  func layers() throws {
    let imports = try Self.imports()
    #expect(imports.count > 100)
    for entry in imports where Self.allowed[entry.module] != nil {
      let allowed = try #require(Self.allowed[entry.target], "a new target: \(entry.target)")
      #expect(allowed.contains(entry.module), "\(entry)")
    }
  }

  @Test("a package is imported by its own layer alone")
  func packages() throws {
    for entry in try Self.imports() {
      guard let owners = Self.owners[entry.module] else { continue }
      #expect(owners.contains(entry.target), "\(entry)")
    }
  }
}
