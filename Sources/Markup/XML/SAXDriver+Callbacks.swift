import CLibXML2
import Glibc

extension SAXDriver {
  /// The functions that libxml2 calls; their first argument is the driver.
  static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = xmlSAX2Magic()
    callbacks.startElementNs = {
      userData, localName, prefix, uri, declared, namespaces, count, _, fields in
      guard let driver = SAXDriver.of(userData), let localName else { return }
      driver.elementStarts(
        localName: localName, prefix: prefix, uri: uri,
        attributes: XMLAttributes(
          SAXAttributes(
            fields: fields, count: Int(count), driver: driver,
            namespaces: UnsafeBufferPointer(
              start: namespaces, count: namespaces == nil ? 0 : Int(declared) * 2))))
    }
    callbacks.endElementNs = { userData, localName, prefix, uri in
      guard let driver = SAXDriver.of(userData), let localName else { return }
      driver.elementEnds(localName: localName, prefix: prefix, uri: uri)
    }
    callbacks.characters = { userData, bytes, count in
      SAXDriver.of(userData)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    callbacks.ignorableWhitespace = callbacks.characters
    callbacks.cdataBlock = callbacks.characters
    callbacks.getEntity = { userData, name in
      guard let driver = SAXDriver.of(userData), let name else { return nil }
      return driver.entity(named: name)
    }
    callbacks.entityDecl = { userData, name, kind, _, _, content in
      guard let driver = SAXDriver.of(userData), let name, let content,
        kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
      else { return }
      driver.entities.declare(
        Array(UnsafeBufferPointer(start: name, count: strlen(name))),
        as: Array(UnsafeBufferPointer(start: content, count: strlen(content))))
    }
    callbacks.serror = { userData, error in
      guard let driver = SAXDriver.of(userData), let error else { return }
      driver.fault(error.pointee)
    }
    return callbacks
  }

  private static func of(_ userData: UnsafeMutableRawPointer?) -> SAXDriver? {
    userData.map { Unmanaged<SAXDriver>.fromOpaque($0).takeUnretainedValue() }
  }
}
