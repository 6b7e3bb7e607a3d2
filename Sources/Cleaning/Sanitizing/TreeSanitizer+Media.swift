import Markup
import Vocabulary
import WebText

/// Pictures, sound, film, and the players of others.
extension TreeSanitizer {
  mutating func writeImage(at node: Int) {
    guard let source = ImageSource(of: node, in: tree, addresses: addresses),
      !(source.isPlaceholder && isFollowedByRealImage(node)), let placed = writer.place(.img)
    else { return }
    beginAttributes(of: node)
    write(.src, source.address)
    write(.srcset, source.set)
    for index in tree.attributes(of: node) {
      writeAttribute(tree.attributes[index], on: .img)
    }
    writer.start(placed, source: node, attributes: attributes)
    lastImage = node
    if leadImage == nil, let address = source.address, address.hasPrefix("http") {
      leadImage = address
    }
  }

  /// Sound and film never play by themselves, and always have controls.
  mutating func startMedia(_ element: HTMLElement, at node: Int) {
    guard let placed = writer.place(element) else { return }
    beginAttributes(of: node)
    attributes.append(" controls=\"\"")
    write(.src, ImageSource.media(of: node, in: tree, addresses: addresses))
    for index in tree.attributes(of: node) {
      writeAttribute(tree.attributes[index], on: placed)
    }
    writer.start(placed, source: node, attributes: attributes)
  }

  /// Writes one choice of a picture, sound or film.
  mutating func writeMediaPart(_ element: HTMLElement, at node: Int) {
    let isPicture = writer.innermost == .picture
    guard isPicture || writer.innermost == .audio || writer.innermost == .video else { return }
    let source =
      isPicture ? nil : ImageSource.media(of: node, in: tree, addresses: addresses)
    let set = isPicture ? ImageSource.set(of: node, in: tree, addresses: addresses) : nil
    guard source != nil || set != nil, let placed = writer.place(element) else { return }
    beginAttributes(of: node)
    write(.src, source)
    write(.srcset, set)
    for index in tree.attributes(of: node) {
      writeAttribute(tree.attributes[index], on: placed)
    }
    writer.start(placed, source: node, attributes: attributes)
  }

  /// Writes the link that takes a player's place; false when the frame is none.
  @discardableResult
  mutating func writePlayer(at node: Int) -> Bool {
    guard let player = player(at: node),
      let address = addresses.link(Array(player.link.utf8)[...]), let link = writer.place(.a)
    else { return false }
    let label = title(of: node) ?? player.label
    attributes.removeAll(keepingCapacity: true)
    writeLink(.href, address)
    writer.start(link, source: node, attributes: attributes)
    if let thumbnail = player.thumbnail, !TrackingPixel.isCounter(thumbnail),
      let image = writer.place(.img)
    {
      attributes.removeAll(keepingCapacity: true)
      write(.src, thumbnail)
      write(.alt, label)
      writer.start(image, source: node, attributes: attributes)
    } else {
      writer.text(Array(label.utf8)[...])
    }
    writer.end(source: node)
    return true
  }

  private func player(at node: Int) -> EmbeddedPlayer? {
    let address =
      ImageSource.media(of: node, in: tree, addresses: addresses)
      ?? tree.value(of: .data, in: node).flatMap { addresses.media(tree.bytes[$0]) }
    return address.flatMap { WebURL(parsing: $0) }.flatMap(EmbeddedPlayer.init(frameAt:))
  }

  /// A frame's title, which is mostly that of the film or the episode.
  private func title(of node: Int) -> String? {
    guard let range = tree.value(of: .title, in: node), range.count <= 200 else { return nil }
    return TextNormalizer.line(Array(tree.bytes[range]))?.string
  }
}

// MARK: - Pictures for browsers without scripts

extension TreeSanitizer {
  /// True for a `noscript` right after a picture, which repeats it for browsers without scripts.
  mutating func repeatsImage(at node: Int) -> Bool {
    guard let image = lastImage else { return false }
    lastImage = nil
    let between = image + 1..<max(image + 1, node)
    return between.allSatisfy { isBlank($0) || tree.nodes[$0].element == .source }
      && holdsImage(node)
  }

  /// True for a picture whose real form is in the `noscript` after it.
  private func isFollowedByRealImage(_ node: Int) -> Bool {
    var next = Int(tree.nodes[node].end)
    if next < tree.nodes.count, isBlank(next) { next += 1 }
    return next < tree.nodes.count && tree.nodes[next].element == .noscript && holdsImage(next)
  }

  private func holdsImage(_ node: Int) -> Bool {
    (node..<Int(tree.nodes[node].end)).contains {
      tree.nodes[$0].element == .img || tree.nodes[$0].element == .image
    }
  }

  private func isBlank(_ node: Int) -> Bool {
    tree.nodes[node].element == nil
      && tree.bytes[tree.text(of: node)].allSatisfy(\.isHTMLSpace)
  }
}
