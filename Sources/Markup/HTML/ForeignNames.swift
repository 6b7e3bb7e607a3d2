/// The spelling of names in SVG and MathML, where it is not that of HTML (HTML Standard §13.2.6.1,
/// adjust MathML, SVG and foreign attributes; §13.2.6.5, SVG tag names).
enum ForeignNames {
  /// How an element's name is spelled.
  static func element(_ name: some Collection<UInt8>, in namespace: HTMLNamespace) -> [UInt8] {
    namespace == .svg ? spelled(name, elements) : Array(name)
  }

  /// How an attribute's name is spelled on an element of a namespace.
  static func attribute(_ name: some Collection<UInt8>, in namespace: HTMLNamespace) -> [UInt8] {
    switch namespace {
    case .html: Array(name)
    case .svg: spelled(name, attributes)
    case .math: name.elementsEqual("definitionurl".utf8) ? Array("definitionURL".utf8) : Array(name)
    }
  }

  /// The prefix of an attribute of another namespace, and its name there; nil for any other.
  static func prefixed(_ name: some Collection<UInt8>) -> (prefix: String, name: String)? {
    let name = String(decoding: name, as: UTF8.self)
    guard prefixedAttributes.contains(name) else { return nil }
    let parts = name.split(separator: ":")
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  private static func spelled(
    _ name: some Collection<UInt8>, _ table: [String: String]
  ) -> [UInt8] {
    table[String(decoding: name, as: UTF8.self)].map { Array($0.utf8) } ?? Array(name)
  }

  private static let prefixedAttributes: Set<String> = [
    "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title",
    "xlink:type", "xml:lang", "xml:space", "xmlns:xlink",
  ]

  private static func byLoweredName(_ names: String) -> [String: String] {
    Dictionary(
      names.split(separator: " ").map { ($0.lowercased(), String($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static let elements = byLoweredName(
    """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
    radialGradient textPath
    """)

  private static let attributes = byLoweredName(
    """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant \
    edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength \
    keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits \
    markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits \
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio \
    primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures \
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles \
    surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget \
    xChannelSelector yChannelSelector zoomAndPan
    """)
}

extension HTMLTree {
  /// The name of an element, spelled as its namespace spells it; empty for what is no element.
  public func name(of node: Int) -> [UInt8] {
    let node = nodes[node]
    guard node.kind == .element else { return [] }
    return ForeignNames.element(
      node.name.unknown.map { Array(names.name($0)) } ?? node.name.element.name,
      in: node.namespace)
  }

  /// The name of an attribute, spelled as the namespace of its element spells it.
  public func name(of attribute: Attribute, in namespace: HTMLNamespace) -> [UInt8] {
    ForeignNames.attribute(loweredName(of: attribute), in: namespace)
  }

  private func loweredName(of attribute: Attribute) -> [UInt8] {
    attribute.number.unknown.map { Array(names.name($0)) } ?? attribute.name.name
  }
}
