import CLibXML2
import Fetching
import Storage

/// Whether the libraries that were loaded can do what Winnow needs.
struct LibraryCheck {
  /// Without these nothing works, or a slow name server stops all.
  private static let needed: Set<TransferLibrary.Feature> = [.https, .asynchronousResolver]

  /// What is to say of them.
  var findings: [Finding] { transferFindings + databaseFindings + markupFindings }

  private var transferFindings: [Finding] {
    guard let library = TransferLibrary() else {
      return [Self.failure("libcurl does not tell what it can do", package: "libcurl4")]
    }
    return Self.findings(version: library.version, features: library.features)
  }

  /// What is to say of a libcurl with such features.
  static func findings(
    version: String, features: Set<TransferLibrary.Feature>
  ) -> [Finding] {
    let missing = TransferLibrary.Feature.allCases.filter { !features.contains($0) }
    let names = missing.map(\.rawValue).joined(separator: ", ")
    if missing.contains(where: needed.contains) {
      return [failure("libcurl \(version) lacks \(names)", package: "libcurl4")]
    }
    guard missing.isEmpty else {
      return [
        .warning(
          .libraries, "libcurl \(version) lacks \(names): feeds cost more bytes or connections",
          command: reinstall("libcurl4"))
      ]
    }
    let all = TransferLibrary.Feature.allCases.map(\.rawValue).joined(separator: ", ")
    return [.ok(.libraries, "libcurl \(version) has \(all)")]
  }

  private var databaseFindings: [Finding] {
    do {
      let library = try DatabaseLibrary()
      guard library.hasFullTextSearch else {
        return [
          Self.failure("SQLite \(library.version) lacks FTS5", package: "libsqlite3-0")
        ]
      }
      return [.ok(.libraries, "SQLite \(library.version) has FTS5")]
    } catch {
      return [Self.failure(FailureMessage(error).message, package: "libsqlite3-0")]
    }
  }

  private var markupFindings: [Finding] {
    guard xmlHasFeature(XML_WITH_SAX1) != 0, xmlHasFeature(XML_WITH_PUSH) != 0 else {
      return [Self.failure("libxml2 lacks its SAX interface", package: "libxml2")]
    }
    return [.ok(.libraries, "libxml2 \(LIBXML_DOTTED_VERSION) has its SAX interface")]
  }

  private static func reinstall(_ package: String) -> String {
    "apt-get install --reinstall \(package)"
  }

  private static func failure(_ message: String, package: String) -> Finding {
    .error(.libraries, message, command: reinstall(package), status: .software)
  }
}
