import Foundation
import TestSupport
import Testing
import WebText

@Suite struct JSONWriterTests {
  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("members and elements are in the order of the calls, with commas between them")
  func structure() {
    let document = text { writer in
      writer.object { writer in
        writer.member("a", "text")
        writer.member("b", 7)
        writer.member("c", 0.5)
        writer.member("d", true)
        writer.member("e", ["x", "y"])
        writer.name("f")
        writer.array { writer in
          writer.object { _ in }
          writer.array { writer in writer.value(-1) }
          writer.value(Double.infinity)
        }
      }
    }
    #expect(
      document
        == #"{"a":"text","b":7,"c":0.5,"d":true,"e":["x","y"],"f":[{},[-1],null]}"#)
  }

  @Test("what is unknown is absent, never null")
  func absentMembers() {
    let document = text { writer in
      writer.object { writer in
        writer.member("a", nil as String?)
        writer.member("b", nil as Int?)
        writer.member("c", nil as Double?)
        writer.member("d", nil as Bool?)
        writer.member("e", [])
      }
    }
    #expect(document == "{}")
  }

  @Test("lines of JSON Lines have no comma between them")
  func lines() {
    var writer = JSONWriter()
    writer.value(1)
    writer.endLine()
    writer.value(2)
    #expect(writer.bytes == Array("1\n2".utf8))
    writer.removeAll()
    writer.value(3)
    #expect(writer.bytes == Array("3".utf8))
  }

  @Test("any text is read back as it was", arguments: 0..<20)
  func anyText(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    let original = String(decoding: noise, as: UTF8.self) + "\"\\/\n\r\t\u{0}\u{1F}\u{7F}é漢😀"
    let document = text { writer in writer.array { writer in writer.value(original) } }
    let read = try JSONDecoder().decode([String].self, from: Data(document.utf8))
    #expect(read.count == 1)
    #expect(read[0].unicodeScalars.elementsEqual(original.unicodeScalars), "seed \(seed)")
  }
}
