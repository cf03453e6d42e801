/// Reads any bytes as a page, as saved views and as two revisions, and checks what always holds.
///
/// A broken promise, like any crash, ends the process, and the fuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
  MarkupChecks.run(bytes)
  SavedPageChecks.run(bytes)
  RevisionChecks.run(bytes)
  return 0
}
