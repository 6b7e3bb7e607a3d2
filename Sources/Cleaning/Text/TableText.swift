import WebText

/// A table of data as lines: its columns one under the other where that fits a page.
struct TableText {
  private var rows: [[[UInt8]]] = []

  /// Columns are aligned in tables of so many rows, while no cell and no line is wider.
  private static let mostAlignedRows = 500
  private static let widestCell = 40
  private static let widestLine = 100

  /// Begins a row.
  mutating func beginRow() {
    rows.append([])
  }

  /// Adds a cell to the row, its text on one line.
  mutating func add(cell: [UInt8]) {
    if rows.isEmpty { beginRow() }
    rows[rows.count - 1].append(cell.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 })
  }

  /// The rows that hold a text.
  func lines() -> [[UInt8]] {
    let filled = rows.filter { $0.contains { !$0.isEmpty } }
    let widths = columnWidths(of: filled)
    return filled.map { TableText.line(of: $0, widths: widths) }
  }

  /// How wide each column is; empty where they are not aligned.
  private func columnWidths(of rows: [[[UInt8]]]) -> [Int] {
    guard rows.count <= TableText.mostAlignedRows else { return [] }
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        let width = TableText.width(of: cell)
        guard width <= TableText.widestCell else { return [] }
        if column < widths.count {
          widths[column] = max(widths[column], width)
        } else {
          widths.append(width)
        }
      }
    }
    let line = widths.reduce(0, +) + 3 * max(0, widths.count - 1)
    return line <= TableText.widestLine ? widths : []
  }

  private static func line(of row: [[UInt8]], widths: [Int]) -> [UInt8] {
    var line: [UInt8] = []
    for (column, cell) in row.enumerated() {
      if column > 0 { line.append(contentsOf: " | ".utf8) }
      line.append(contentsOf: cell)
      guard column < widths.count, column < row.count - 1 else { continue }
      let missing = widths[column] - width(of: cell)
      line.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, missing)))
    }
    while line.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }

  private static func width(of cell: [UInt8]) -> Int {
    cell.count > 4 * widestCell
      ? cell.count : DisplayWidth.of(String(decoding: cell, as: UTF8.self))
  }
}
