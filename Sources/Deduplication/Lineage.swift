/// An article that shares fingerprints with another.
public struct Candidate: Sendable {
  /// The article's id.
  public var id: Int64
  /// The id of the first article of its lineage.
  public var lineage: Int64
  /// Its sketch.
  public var sketch: Sketch

  /// A candidate from an index.
  public init(id: Int64, lineage: Int64, sketch: Sketch) {
    self.id = id
    self.lineage = lineage
    self.sketch = sketch
  }
}

/// Finds sketches that share fingerprints: in memory for the command line, in SQLite for the store.
public protocol CandidateIndex {
  /// Makes an article findable.
  mutating func insert(_ sketch: Sketch, id: Int64, lineage: Int64) throws
  /// The articles most likely to be of one text with this one, at most 64.
  func candidates(for sketch: Sketch) throws -> [Candidate]
}

/// Where an article belongs, and why.
public struct LineageAssignment: Hashable, Sendable {
  /// The lineage it joins; nil when it begins one of its own.
  public var lineage: Int64?
  /// How alike it is to what it joined, 0 to 1.
  public var score: Double
  /// A short reason, `containment 0.83 of article 17`.
  public var why: String

  /// A decision with its reason.
  public init(lineage: Int64?, score: Double, why: String) {
    self.lineage = lineage
    self.score = score
    self.why = why
  }
}

/// Decides which lineage an article joins; bounded by the index's 64 candidates.
public func assignLineage(
  of sketch: Sketch, in index: some CandidateIndex
) throws -> LineageAssignment {
  LineageAssignment(lineage: nil, score: 0, why: "")
}
