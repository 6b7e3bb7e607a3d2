/// A tree for people to read, and for comparing parsers: the format of html5lib-tests.
extension HTMLTree {
  /// One line a node, `| ` and two spaces a level before it; attributes are lines of their own.
  public func outline() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var open: [(end: Int, depth: Int)] = [(nodes.count, 0)]
    for index in nodes.indices.dropFirst() {
      while let last = open.last, last.end <= index { open.removeLast() }
      var depth = open.last?.depth ?? 0
      write(index, depth: depth, to: &output)
      guard nodes[index].kind == .element else { continue }
      depth += 1
      if nodes[index].element == .template, nodes[index].namespace == .html {
        write(Array("content".utf8), depth: depth, to: &output)
        depth += 1
      }
      open.append((Int(nodes[index].end), depth))
    }
    return output
  }

  private func write(_ line: [UInt8], depth: Int, to output: inout [UInt8]) {
    output.append("| ")
    for _ in 0..<depth { output.append("  ") }
    output.append(contentsOf: line)
    output.append(UInt8(ascii: "\n"))
  }

  private func write(_ node: Int, depth: Int, to output: inout [UInt8]) {
    switch nodes[node].kind {
    case .text: write(quoted(bytes[text(of: node)]), depth: depth, to: &output)
    case .comment:
      write(
        Array("<!-- ".utf8) + bytes[comment(of: node)] + Array(" -->".utf8), depth: depth,
        to: &output)
    case .doctype: write(doctypeLine(of: node), depth: depth, to: &output)
    case .element:
      write(Array("<\(prefix(of: node))".utf8) + name(of: node) + [0x3E], depth: depth, to: &output)
      for line in attributeLines(of: node) { write(line, depth: depth + 1, to: &output) }
    }
  }

  private func prefix(of node: Int) -> String {
    switch nodes[node].namespace {
    case .html: ""
    case .svg: "svg "
    case .math: "math "
    }
  }

  private func quoted(_ text: some Sequence<UInt8>) -> [UInt8] {
    [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
  }

  private func doctypeLine(of node: Int) -> [UInt8] {
    guard let doctype = doctype(of: node) else { return [] }
    var line = Array("<!DOCTYPE ".utf8) + (doctype.name.map { Array(bytes[$0]) } ?? [])
    if doctype.publicID != nil || doctype.systemID != nil {
      for identifier in [doctype.publicID, doctype.systemID] {
        line += [UInt8(ascii: " ")] + quoted(identifier.map { Array(bytes[$0]) } ?? [])
      }
    }
    return line + [UInt8(ascii: ">")]
  }

  /// Sorted by UTF-16, as the tests have them.
  private func attributeLines(of node: Int) -> [[UInt8]] {
    let namespace = nodes[node].namespace
    let lines = attributes(of: node).map { index -> (name: String, line: [UInt8]) in
      let attribute = attributes[index]
      var name = String(decoding: name(of: attribute, in: namespace), as: UTF8.self)
      if namespace != .html, let prefixed = ForeignNames.prefixed(name.utf8) {
        name = "\(prefixed.prefix) \(prefixed.name)"
      }
      return (name, Array("\(name)=".utf8) + quoted(bytes[attribute.value]))
    }
    return lines.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }.map(\.line)
  }
}
