import Foundation
import Glibc

/// Stands between libcurl and the system's resolver, for names that the tests made up.
///
/// The symbol is the executable's own, so the dynamic linker gives it to the libraries too. Other
/// names go on to the system.
final class NameTable: @unchecked Sendable {  // its state is used under the condition alone
  static let shared = NameTable()

  private let condition = NSCondition()
  private var answers: [String: String] = [:]
  private var shut: Set<String> = []
  private var waiting: [String: Int] = [:]

  /// Lets a name have an address from now on; the resolver waits with it while the name is shut.
  func set(_ name: String, _ address: String, isShut: Bool = false) {
    condition.lock()
    answers[name] = address
    if isShut { shut.insert(name) }
    condition.unlock()
  }

  /// Lets the resolver answer for these names.
  func open(_ names: [String]) {
    condition.lock()
    shut.subtract(names)
    condition.broadcast()
    condition.unlock()
  }

  /// How many calls wait for these names.
  func waitingCount(_ names: [String]) -> Int {
    condition.lock()
    defer { condition.unlock() }
    return names.reduce(0) { $0 + (waiting[$1] ?? 0) }
  }

  /// The address of a name, once it may be told; nil for a name of the system's.
  fileprivate func address(of name: String) -> String? {
    condition.lock()
    defer { condition.unlock() }
    guard let address = answers[name] else { return nil }
    waiting[name, default: 0] += 1
    while shut.contains(name) { condition.wait() }
    waiting[name, default: 0] -= 1
    return address
  }
}

private typealias Resolver =
  @convention(c) (
    UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafeRawPointer?, UnsafeMutableRawPointer?
  ) -> Int32

/// The system's own function, which comes after ours (`RTLD_NEXT`).
private let systemResolver: Resolver? = {
  dlsym(UnsafeMutableRawPointer(bitPattern: -1), "getaddrinfo").map {
    unsafeBitCast($0, to: Resolver.self)
  }
}()

/// What libcurl calls in place of the system's function.
@_cdecl("getaddrinfo")
public func resolveForTests(
  _ name: UnsafePointer<CChar>?, _ service: UnsafePointer<CChar>?, _ hints: UnsafeRawPointer?,
  _ result: UnsafeMutableRawPointer?
) -> Int32 {
  guard let systemResolver else { return -11 }  // EAI_SYSTEM
  guard let name, let address = NameTable.shared.address(of: String(cString: name)) else {
    return systemResolver(name, service, hints, result)
  }
  return address.withCString { systemResolver($0, service, hints, result) }
}
