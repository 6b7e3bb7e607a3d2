import CCurl

/// Owns one `CURL *` with what belongs to it; used on the fetcher's queue alone.
final class EasyHandle {
  /// The handle itself.
  let pointer: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>
  private var fields: UnsafeMutablePointer<curl_slist>?

  /// Nil when libcurl has no memory.
  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(fields)
    errorText.deallocate()
  }

  /// What libcurl says of the last failure, beyond its code.
  var detail: String {
    let bytes = UnsafeBufferPointer(start: errorText, count: Int(CURL_ERROR_SIZE))
    return String(
      decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Forgets the last request's options, and its cookies where it got any.
  func reset(forgettingCookies: Bool) {
    if forgettingCookies { set(CURLOPT_COOKIELIST, "ALL") }
    curl_easy_reset(pointer)
    curl_slist_free_all(fields)
    fields = nil
    errorText[0] = 0
  }

  /// Sets an option that takes a number.
  func set(_ option: CURLoption, _ value: Int) { winnow_easy_set_long(pointer, option, value) }

  /// Sets an option that takes a large number.
  func setOffset(_ option: CURLoption, _ value: Int) {
    winnow_easy_set_offset(pointer, option, curl_off_t(value))
  }

  /// Sets an option that takes text, of which libcurl keeps a copy.
  func set(_ option: CURLoption, _ value: String?) {
    winnow_easy_set_string(pointer, option, value)
  }

  /// Sets an option that takes a pointer.
  func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
    winnow_easy_set_pointer(pointer, option, value)
  }

  /// Lets libcurl write down what went wrong.
  func collectErrorText() { set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorText)) }

  /// Sets the request's fields; each line is `Name: value` without a line end.
  func setFields(_ lines: [[UInt8]]) {
    curl_slist_free_all(fields)
    fields = nil
    for line in lines {
      let list = (line + [0]).withUnsafeBytes { bytes in
        curl_slist_append(fields, bytes.bindMemory(to: CChar.self).baseAddress)
      }
      if let list { fields = list }
    }
    winnow_easy_set_list(pointer, CURLOPT_HTTPHEADER, fields)
  }

  /// The system's error number of the last failure on a socket; 0 when there was none.
  var systemError: Int {
    var number = 0
    winnow_easy_get_long(pointer, CURLINFO_OS_ERRNO, &number)
    return number
  }

  /// The length of the body as announced; 0 when it was not.
  var announcedLength: Int {
    var length: curl_off_t = 0
    winnow_easy_get_offset(pointer, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
    return max(Int(length), 0)
  }
}
