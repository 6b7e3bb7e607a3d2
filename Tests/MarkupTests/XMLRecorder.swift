import Markup

/// Writes down what it is told, so that a whole reading is compared with one line.
final class XMLRecorder: XMLHandler {
  private(set) var events = ""
  /// How many elements have begun and not ended.
  private(set) var openElements = 0
  private var names: [String] = []
  private var cursor: XMLCursor?

  func restart(at cursor: XMLCursor) {
    events = ""
    names = []
    openElements = 0
    self.cursor = cursor
  }

  func code(of name: XMLName) -> UInt16 {
    let text =
      (name.namespace.map { "{\($0)}" } ?? name.prefix.map { "\($0):" } ?? "")
      + name.localName
    names.append(text)
    return UInt16(names.count - 1)
  }

  func startElement(_ element: XMLElement) {
    openElements += 1
    events += "<" + names[Int(element.code)]
    for index in 0..<element.attributes.count {
      let name = names[Int(element.attributes.code(at: index))]
      events += " \(name)=[\(element.attributes.value(at: index))]"
    }
    events += ">"
  }

  func endElement(code: UInt16) {
    openElements -= 1
    events += "</\(names[Int(code)])>"
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    events += String(decoding: bytes, as: UTF8.self)
  }
}

/// Reads a text; the events and the report.
func readXML(
  _ text: String, limits: MarkupLimits = MarkupLimits(), neverNested: [String] = []
) -> (events: String, report: XMLReport, openElements: Int) {
  readXML(Array(text.utf8), limits: limits, neverNested: neverNested)
}

/// Reads some bytes; the events and the report.
func readXML(
  _ bytes: [UInt8], limits: MarkupLimits = MarkupLimits(), neverNested: [String] = []
) -> (events: String, report: XMLReport, openElements: Int) {
  let recorder = XMLRecorder()
  let report = readXML(bytes.span, limits: limits, neverNested: neverNested, into: recorder)
  return (recorder.events, report, recorder.openElements)
}
