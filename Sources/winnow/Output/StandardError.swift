import Glibc

/// Descriptor 2: progress, warnings and errors, unbuffered.
enum StandardError {
  /// Writes a text by one call, so that lines of several processes do not mix.
  ///
  /// A failure is passed over: there is nobody left to tell.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(2, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if count == 0 || errno != EINTR {
          return
        }
      }
    }
  }
}
