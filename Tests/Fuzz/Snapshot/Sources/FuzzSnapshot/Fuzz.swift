/// Reads any bytes as a file of a snapshot as records of a stream and a part at a time, and checks what always holds.
///
/// A broken promise, like any crash, ends the process, and the fuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
  FileChecks.run(bytes)
  StreamChecks.run(bytes)
  StreamChecks.runParts(bytes)
  return 0
}
