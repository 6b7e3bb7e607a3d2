import Glibc
import Vocabulary

/// The file of the program that runs.
enum ProgramFile {
  /// Its path, without links; nil where the system does not tell.
  static var path: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// When it was made: no clock can be right that is behind it.
  static var madeAt: Timestamp? {
    guard let path else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Timestamp(secondsSinceEpoch: Int64(status.st_mtim.tv_sec))
  }
}
