import Glibc

/// Words with their weights: of an article, or the sum over the articles of a story.
public struct StoryVector: Sendable {
  /// A word and its weight.
  struct Component: Sendable {
    var stem: UInt64
    var weight: Double
  }

  /// By hash, each once.
  private(set) var components: [Component]
  /// The length.
  private(set) var norm: Double

  /// The words of a text, weighed by how rare they are; of length 1, or 0 where none tells anything.
  public init(_ text: StoryText, _ frequencies: TermFrequencies) {
    components = text.terms.compactMap { term in
      frequencies.weight(of: term.stem).map {
        Component(stem: term.stem, weight: (1 + log(term.count)) * $0)
      }
    }
    norm = 0
    keepHeaviest(Limits.articleTermCount)
    guard norm > 0 else { return }
    for index in components.indices { components[index].weight /= norm }
    norm = 1
  }

  /// No words.
  public init() { self.init(components: []) }

  /// A vector of words by hash, each once.
  init(components: [Component]) {
    self.components = components
    norm = 0
    keepHeaviest(Limits.storyTermCount)
  }

  /// The cosine of the angle between two.
  func similarity(to other: StoryVector) -> Double {
    guard norm > 0, other.norm > 0 else { return 0 }
    var product = 0.0
    var (one, two) = (0, 0)
    while one < components.count, two < other.components.count {
      let (left, right) = (components[one], other.components[two])
      if left.stem == right.stem { product += left.weight * right.weight }
      one += left.stem <= right.stem ? 1 : 0
      two += right.stem <= left.stem ? 1 : 0
    }
    return product / norm / other.norm
  }

  /// Adds another one.
  mutating func add(_ other: StoryVector) {
    var sum: [Component] = []
    sum.reserveCapacity(components.count + other.components.count)
    var (one, two) = (0, 0)
    while one < components.count || two < other.components.count {
      if two == other.components.count
        || one < components.count && components[one].stem < other.components[two].stem
      {
        sum.append(components[one])
        one += 1
      } else if one == components.count || other.components[two].stem < components[one].stem {
        sum.append(other.components[two])
        two += 1
      } else {
        let weight = components[one].weight + other.components[two].weight
        sum.append(Component(stem: components[one].stem, weight: weight))
        one += 1
        two += 1
      }
    }
    components = sum
    keepHeaviest(Limits.storyTermCount)
  }

  /// The words that tell most, the heaviest first.
  func heaviest(_ count: Int) -> [Component] {
    Array(components.sorted(by: Self.isHeavier).prefix(count))
  }

  /// The words that weigh most in both, the heaviest first.
  func heaviestShared(with other: StoryVector, _ count: Int) -> [UInt64] {
    var shared: [Component] = []
    for component in components {
      let product = component.weight * other.weight(of: component.stem)
      if product > 0 { shared.append(Component(stem: component.stem, weight: product)) }
    }
    return shared.sorted(by: Self.isHeavier).prefix(count).map(\.stem)
  }

  /// What a word weighs; 0 for one that is not there.
  func weight(of stem: UInt64) -> Double {
    var (low, high) = (0, components.count)
    while low < high {
      let middle = (low + high) / 2
      if components[middle].stem < stem { low = middle + 1 } else { high = middle }
    }
    return low < components.count && components[low].stem == stem ? components[low].weight : 0
  }

  private mutating func keepHeaviest(_ count: Int) {
    if components.count > count {
      components = heaviest(count).sorted { $0.stem < $1.stem }
    }
    norm = components.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
  }

  private static func isHeavier(_ left: Component, _ right: Component) -> Bool {
    (right.weight, left.stem) < (left.weight, right.stem)
  }
}
