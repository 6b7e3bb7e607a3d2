import Markup

/// What becomes of an element.
enum ElementPolicy: Sendable {
  /// It stays, with the attributes that the allow-list gives it.
  case keep
  /// It stays where it has an attribute that stays; else its tags go.
  case keepWithAttributes
  /// It stays under another name.
  case rename(HTMLElement)
  /// Its tags go, its contents stay.
  case unwrap
  /// It goes with all that is in it.
  case drop
  /// A picture: see `ImageSource`.
  case image
  /// Sound or film: it stays, and the person in front of it gets the controls.
  case media
  /// A choice of pictures, sound or film: it stays where it is one of such an element.
  case mediaPart
  /// A frame: a link to the player takes its place, see `EmbeddedPlayer`.
  case frame
  /// A frame by another name, whose contents are what is shown without it.
  case plugin
  /// A formula: see `AllowList.formulaElements`.
  case formula
  /// What browsers without scripts see: it stays unless it only repeats the picture before it.
  case withoutScripts

  /// What becomes of an element of HTML.
  static func policy(for element: HTMLElement) -> ElementPolicy {
    policies[Int(element.rawValue)]
  }

  private static let policies: [ElementPolicy] = {
    var policies = [ElementPolicy](repeating: .unwrap, count: HTMLElement.allCases.count)
    for row in AllowList.rows {
      for element in row.elements { policies[Int(element.rawValue)] = row.policy }
    }
    return policies
  }()
}
