import CFuzzer

/// The arguments of a program as C has them.
public typealias FuzzArguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// Runs libFuzzer on the target that is linked in.
///
/// SwiftPM calls a program's `main` by the target's name, `FuzzXML_main`, and so each target has to
/// have one of its own which calls this.
public func runFuzzer(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  var count = count
  var arguments = arguments
  return LLVMFuzzerRunDriver(&count, &arguments, LLVMFuzzerTestOneInput)
}
