/// The name of a cluster: the id of the article that came first.
struct ClusterName: Comparable {
  /// How many articles came before it.
  var arrival: Int
  /// Its id.
  var id: String

  static func < (left: ClusterName, right: ClusterName) -> Bool { left.arrival < right.arrival }
}
