public import FuzzSupport
import Markup

/// Where the program starts.
@_cdecl("FuzzHTML_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// Any bytes, the first of which says as what they are read: a tree that hangs together, the same each
/// time, and small limits that hold.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  guard let choice = bytes.first else { return 0 }
  let form = forms[Int(choice) % forms.count]
  let text = Array(bytes.dropFirst())
  let tree = HTMLTree(parsing: text.span, as: form, keeping: .all)
  let outline = tree.outline()
  FuzzInput.expect(
    outline == HTMLTree(parsing: text.span, as: form, keeping: .all).outline(),
    "two readings are equal")
  checkShape(of: tree)
  checkWriting(of: tree, as: form)
  checkShape(of: HTMLTree(parsing: text.span, as: form))
  checkShape(of: HTMLTree(page: text.span))
  checkLimits(text, form)
  return 0
}

private let forms: [HTMLForm] = [
  .document, .fragment(in: .div), .fragment(in: HTMLContext("table")),
  .fragment(in: HTMLContext("tr")), .fragment(in: HTMLContext("td")),
  .fragment(in: HTMLContext("select")), .fragment(in: HTMLContext("template")),
  .fragment(in: HTMLContext("title")), .fragment(in: HTMLContext("script")),
  .fragment(in: HTMLContext("html")), .fragment(in: HTMLContext("colgroup")),
  .fragment(in: HTMLContext("frameset")), .fragment(in: HTMLContext("svg path")),
  .fragment(in: HTMLContext("svg foreignObject")), .fragment(in: HTMLContext("math mi")),
  .fragment(in: HTMLContext("math annotation-xml")),
]

private func checkShape(of tree: HTMLTree) {
  FuzzInput.expect(Int(tree.nodes[0].end) == tree.nodes.count, "the root holds all nodes")
  for index in tree.nodes.indices.dropFirst() {
    let node = tree.nodes[index]
    let parent = tree.nodes[Int(node.parent)]
    FuzzInput.expect(Int(node.parent) < index, "a parent stands before its children")
    FuzzInput.expect(parent.kind == .element, "only elements have children")
    FuzzInput.expect(
      Int(node.end) > index && node.end <= parent.end, "a subtree is within its parent's")
    FuzzInput.expect(
      tree.bytes.indices.contains(tree.text(of: index)), "a text is in the bytes")
    FuzzInput.expect(node.kind != .text || !tree.text(of: index).isEmpty, "no text is empty")
    for attribute in tree.attributes(of: index) {
      FuzzInput.expect(
        tree.bytes.indices.contains(tree.attributes[attribute].value), "a value is in the bytes")
    }
  }
}

/// What is written is read without a trap; whether as the same tree is not promised for all trees.
private func checkWriting(of tree: HTMLTree, as form: HTMLForm) {
  let html = tree.html()
  FuzzInput.expect((try? UTF8Span(validating: html.span)) != nil, "what is written is UTF-8")
  checkShape(of: HTMLTree(parsing: html.span, as: form, keeping: .all))
}

private func checkLimits(_ text: [UInt8], _ form: HTMLForm) {
  var limits = MarkupLimits()
  limits.nodes = 50
  limits.depth = 6
  limits.attributes = 2
  limits.textBytes = 7
  limits.formatting = 3
  let tree = HTMLTree(parsing: text.span, as: form, keeping: .all, limits: limits)
  checkShape(of: tree)
  FuzzInput.expect(tree.nodes.count <= 50, "nodes are bounded")
  for index in tree.nodes.indices {
    FuzzInput.expect(tree.text(of: index).count <= 7, "texts are bounded")
    FuzzInput.expect(tree.attributes(of: index).count <= 2, "attributes are bounded")
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.isEmpty || (lowerBound <= other.lowerBound && other.upperBound <= upperBound)
  }
}
