/// The HTML fragment serialization algorithm (HTML Standard §13.3).
extension HTMLTree {
  /// The contents of a node as HTML, UTF-8; a parser mostly reads the same tree from them.
  public func html(of root: Int = 0) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var open: [Int] = []
    for node in root + 1..<max(Int(nodes[root].end), root + 1) {
      while let last = open.last, Int(nodes[last].end) <= node {
        writeEnd(open.removeLast(), to: &output)
      }
      switch nodes[node].kind {
      case .text: writeText(node, to: &output)
      case .comment:
        output.append("<!--")
        output.append(contentsOf: bytes[comment(of: node)])
        output.append("-->")
      case .doctype:
        output.append("<!DOCTYPE ")
        if let name = doctype(of: node)?.name { output.append(contentsOf: bytes[name]) }
        output.append(">")
      case .element:
        writeStart(node, to: &output)
        if !hasNoEndTag(node) { open.append(node) }
      }
    }
    while let last = open.popLast() { writeEnd(last, to: &output) }
    return output
  }

  private func hasNoEndTag(_ node: Int) -> Bool {
    nodes[node].namespace == .html && nodes[node].element?.isVoid == true
  }

  private func writeStart(_ node: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name(of: node))
    for index in attributes(of: node) {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: name(of: attributes[index], in: nodes[node].namespace))
      output.append("=\"")
      output.appendEscaped(bytes[attributes[index].value], inAttribute: true)
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
  }

  private func writeEnd(_ node: Int, to output: inout [UInt8]) {
    output.append("</")
    output.append(contentsOf: name(of: node))
    output.append(UInt8(ascii: ">"))
  }

  private func writeText(_ node: Int, to output: inout [UInt8]) {
    let parent = nodes[Int(nodes[node].parent)]
    let text = bytes[text(of: node)]
    // A parser drops the first newline of these; without another one the tree would be another.
    if parent.element?.ignoresFirstNewline == true, parent.namespace == .html,
      Int(nodes[node].parent) == node - 1, text.first == UInt8(ascii: "\n")
    {
      output.append(UInt8(ascii: "\n"))
    }
    if parent.namespace == .html, parent.element?.holdsRawText == true {
      output.append(contentsOf: text)
    } else {
      output.appendEscaped(text)
    }
  }
}

extension HTMLElement {
  /// Elements whose text is written as it is: references in it would not be read.
  var holdsRawText: Bool {
    switch self {
    case .style, .script, .xmp, .iframe, .noembed, .noframes, .plaintext: true
    default: false
    }
  }
}
