import CLibXML2

/// What libxml2 closes when it meets a start tag, beyond what the standard says.
///
/// Its rules are those of HTML 4: `<b><p>` ends the bold. The writer obeys them too, so that what
/// it wrote is read as the tree it meant.
enum ParserNesting {
  /// True when a start tag directly inside an open element closes that element.
  static func closes(_ open: HTMLElement, by start: HTMLElement) -> Bool {
    table[Int(open.rawValue) * HTMLElement.allCases.count + Int(start.rawValue)]
  }

  private static let table: [Bool] = HTMLElement.allCases.flatMap { open in
    HTMLElement.allCases.map { start in isClosed(open, by: start) }
  }

  private static func isClosed(_ open: HTMLElement, by start: HTMLElement) -> Bool {
    var openName = open.name + [0]
    var startName = start.name + [0]
    return openName.withUnsafeMutableBufferPointer { openName in
      startName.withUnsafeMutableBufferPointer { startName in
        var node = xmlNode()
        node.name = UnsafePointer(startName.baseAddress)
        return htmlAutoCloseTag(nil, openName.baseAddress, &node) == 1
      }
    }
  }
}
