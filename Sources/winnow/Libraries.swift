import CCurl
import CLibXML2

/// The C libraries' own starts, once a process and before any thread uses them.
///
/// Only commands that need a library call for it, so that `--version` does not wait.
enum Libraries {
  /// Starts libcurl with its TLS library.
  ///
  /// - Throws: `CommandFailure` with 70 where that fails.
  static func startNetwork() throws {
    let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    guard code == CURLE_OK else {
      throw CommandFailure(
        .software, "libcurl cannot start: \(String(cString: curl_easy_strerror(code)))")
    }
  }

  /// Starts libxml2.
  static func startMarkup() { xmlInitParser() }
}
