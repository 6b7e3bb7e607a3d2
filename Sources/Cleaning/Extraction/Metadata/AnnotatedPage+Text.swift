import Markup
import Vocabulary
import WebText

extension AnnotatedPage {
  /// The text nodes of a block.
  func nodes(of block: Int) -> some Sequence<Int> {
    (blocks[block].start..<blocks[block].end).lazy.filter {
      Int(blockNumber[$0]) == block
    }
  }

  /// The text of a block on one line.
  func line(ofBlock block: Int) -> String {
    var bytes: [UInt8] = []
    for node in blocks[block].start..<blocks[block].end {
      if Int(blockNumber[node]) == block {
        bytes += tree.bytes[tree.text(of: node)]
      } else if tree.nodes[node].element == .br {
        bytes.append(UInt8(ascii: " "))
      }
    }
    return TextNormalizer.line(bytes)?.string ?? ""
  }

  /// The text of a node that is seen, on one line, without subtrees that are not wanted; blocks are
  /// divided by blanks.
  func line(in node: Int, leavingOut isLeftOut: (Int) -> Bool = { _ in false }) -> String {
    var bytes: [UInt8] = []
    var last: Int32 = -1
    var index = node
    let end = Int(tree.nodes[node].end)
    while index < end {
      if index > node, isLeftOut(index) {
        index = Int(tree.nodes[index].end)
        continue
      }
      if texts[index].count > 0 {
        if blockNumber[index] != last, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        last = blockNumber[index]
        bytes += tree.bytes[tree.text(of: index)]
      } else if tree.nodes[index].element == .br {
        bytes.append(UInt8(ascii: " "))
      }
      index += 1
    }
    return TextNormalizer.line(bytes)?.string ?? ""
  }

  /// How much text of a node is seen, counted no further than a limit.
  func count(in node: Int, upTo limit: Int32) -> Int32 {
    var count: Int32 = 0
    for index in node..<Int(tree.nodes[node].end) where count < limit {
      count += texts[index].count
    }
    return count
  }

  /// The block that the text of a node begins in, nil without text among its first nodes.
  func block(of node: Int, within count: Int = .max) -> Int? {
    for index in (node..<Int(tree.nodes[node].end)).prefix(count) where blockNumber[index] >= 0 {
      return Int(blockNumber[index])
    }
    return nil
  }
}
