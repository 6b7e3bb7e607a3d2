import Deduplication

extension Sketch {
  var bandKeys: [UInt64] { Array(fingerprints.prefix(8)) }
}
