/// Reads any bytes as an expression, checks and evaluates it, and checks what always holds.
///
/// A broken promise, like any crash, ends the process, and the fuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
  let source = String(decoding: bytes, as: UTF8.self)
  guard SyntaxChecks.run(source) else { return 0 }
  EvaluationChecks.run(source)
  return 0
}
