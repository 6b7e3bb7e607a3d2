import WebText

/// Rows of cells: aligned and cut to the width on a terminal, with tabs between cells in a pipe.
struct Table {
  /// One column.
  struct Column {
    /// Its heading.
    let title: String
    /// Whether it is cut when the line is too long; otherwise it always stays whole.
    var isFlexible = false
    /// Whether its cells stand at the right, as numbers do.
    var isRight = false
  }

  /// A cell and what it is.
  struct Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Its text, one line.
    let text: String
    /// What it is, which decides its colour.
    var role: Palette.Role?

    init(_ text: String, _ role: Palette.Role? = nil) {
      self.text = Printable.line(text)
      self.role = role
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  private static let gap = "  "
  private static let narrowest = 8

  private let columns: [Column]
  private var rows: [[Cell]] = []

  /// A table without rows.
  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with a cell for each column.
  mutating func add(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The whole table as lines; nothing when it has no rows.
  func text(for terminal: Terminal, palette: Palette) -> String {
    guard !rows.isEmpty else { return "" }
    guard terminal.isTerminal else { return tabSeparated }
    return aligned(width: terminal.width, palette: palette)
  }

  /// Cells with tabs between them, without headings: for `cut` and `awk`.
  private var tabSeparated: String {
    rows.map { $0.map(\.text).joined(separator: "\t") + "\n" }.joined()
  }

  /// Columns under headings, lines no longer than the width as far as flexible columns allow.
  func aligned(width: Int, palette: Palette) -> String {
    let widths = columnWidths(within: width)
    let head = zip(columns, widths).map { column, width in
      pad(Cell(column.title.uppercased(), .faint), column, to: width, palette)
    }
    let body = rows.map { row in
      zip(zip(columns, widths), row).map { place, cell in
        pad(cell, place.0, to: place.1, palette)
      }
    }
    return ([head] + body).map { cells in
      let line = cells.joined(separator: Self.gap)
      return line.trimmingTrailingSpaces + "\n"
    }.joined()
  }

  /// The widest cell of each column; flexible columns give way, the widest first.
  private func columnWidths(within width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.map { DisplayWidth.of($0[index].text) }.reduce(
        DisplayWidth.of(columns[index].title), max)
    }
    var excess = widths.reduce(Self.gap.count * (columns.count - 1), +) - width
    while excess > 0 {
      let flexible = columns.indices.filter {
        columns[$0].isFlexible && widths[$0] > Self.narrowest
      }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func pad(_ cell: Cell, _ column: Column, to width: Int, _ palette: Palette) -> String {
    let text = column.isFlexible ? DisplayWidth.truncate(cell.text, to: width) : cell.text
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    let painted = cell.role.map { palette.paint(text, $0) } ?? text
    return column.isRight ? blanks + painted : painted + blanks
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
