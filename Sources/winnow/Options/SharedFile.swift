import Foundation
import Glibc

/// A file or folder that is installed with the program: in `share/winnow` beside the program's `bin`, or in the
/// tree that the program was built in.
enum SharedFile: String, Sendable {
  /// Public feeds to begin with, in folders.
  case starterList = "starter.opml"
  /// The commented configuration, which sets nothing.
  case configuration = "winnow.toml"
  /// The folder with the rules of sites.
  case siteRules = "sites"

  /// Where it is; nil where the program stands alone.
  func path(besideProgram program: String?) -> String? {
    guard let program else { return nil }
    var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent()
      .appendingPathComponent("share/winnow/\(rawValue)").path
    if access(installed, R_OK) == 0 { return installed }
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let inTree = folder.appendingPathComponent("\(folderInTree)/\(rawValue)").path
      if access(inTree, R_OK) == 0 { return inTree }
    }
    return nil
  }

  private var folderInTree: String {
    switch self {
    case .starterList, .siteRules: "Feeds"
    case .configuration: "systemd"
    }
  }
}
