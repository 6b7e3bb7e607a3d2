import Foundation
import Mustache

/// The templates that digests are written with: Winnow's own, or a user's in their place.
///
/// A user's lie in one folder, named `digest.html.mustache`, `digest.md.mustache` and
/// `digest.txt.mustache`; each may be missing. `TemplateContext` says what they can name.
public struct DigestTemplates: Sendable {
  private var templates: [DigestFormat: MustacheTemplate] = [:]

  /// Winnow's own.
  public init() {}

  /// Those of a folder over Winnow's own; no folder is as good as an empty one.
  ///
  /// - Throws: `TemplateFailure` for one that cannot be read or is no template.
  public init(folder: String) throws {
    for format in [DigestFormat.html, .markdown, .text] {
      let path = "\(folder)/digest.\(format.ending).mustache"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw TemplateFailure(path: path, reason: "it cannot be read")
      }
      templates[format] = try DigestTemplates.template(
        String(decoding: bytes, as: UTF8.self), at: path)
    }
  }

  /// The user's template for a format, else the given one.
  func template(for format: DigestFormat, else source: String) throws -> MustacheTemplate {
    if let template = templates[format] { return template }
    return try MustacheTemplate(string: source)
  }

  /// Whether a user has a template for a format.
  func hasTemplate(for format: DigestFormat) -> Bool { templates[format] != nil }

  /// Values are escaped before a template sees them, so it must not do so again.
  private static func template(_ text: String, at path: String) throws -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT }}\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      // The first line is ours.
      throw TemplateFailure(
        path: "\(path):\(error.context.lineNumber - 1)", reason: "\(error.error)")
    }
  }
}

/// Why a user's template cannot be used.
public struct TemplateFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, and the line where that is known.
  public let path: String
  /// What is wrong with it.
  public let reason: String

  /// One sentence for people.
  public var description: String { "the template \(path) cannot be used: \(reason)" }
}
