/// Where two versions of a text differ, as a person would say it.
struct EditChanges {
  /// Words of the old version that words of the new one stand for; either may be none.
  struct Change {
    var old: Range<Int>
    var new: Range<Int>

    /// How many words it is about.
    fileprivate var size: Int { max(old.count, new.count) }
  }

  /// In order; between two of them are words that were kept.
  private(set) var changes: [Change] = []

  init(from old: EditedText, to new: EditedText) {
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    func numbered(_ text: EditedText) -> [Int32] {
      text.words.map { word in
        let bytes = text.bytes(of: word)
        if let known = numbers[bytes] { return known }
        let number = Int32(truncatingIfNeeded: numbers.count)
        numbers[bytes] = number
        return number
      }
    }
    let script = EditScript(from: numbered(old), to: numbered(new))
    var position = (old: 0, new: 0)
    while position.old < script.isRemoved.count || position.new < script.isAdded.count {
      let start = position
      while position.old < script.isRemoved.count, script.isRemoved[position.old] {
        position.old += 1
      }
      while position.new < script.isAdded.count, script.isAdded[position.new] { position.new += 1 }
      if start == position {
        position = (position.old + 1, position.new + 1)
      } else {
        add(Change(old: start.old..<position.old, new: start.new..<position.new))
      }
    }
  }

  /// Adds a change; one with a few words between it and a change before it that is as large as they
  /// are is told together with that.
  ///
  /// A sentence that was written anew has a word or two in common with the old one by chance, and
  /// nobody can read it when those are told as kept.
  private mutating func add(_ change: Change) {
    var change = change
    while let last = changes.last {
      let keptCount = change.old.lowerBound - last.old.upperBound
      guard keptCount <= min(last.size, change.size) else { break }
      changes.removeLast()
      change = Change(
        old: last.old.lowerBound..<change.old.upperBound,
        new: last.new.lowerBound..<change.new.upperBound)
    }
    changes.append(change)
  }
}
