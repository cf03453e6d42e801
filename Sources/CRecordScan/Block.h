#ifndef RECORDSCAN_BLOCK_H
#define RECORDSCAN_BLOCK_H

#include "Shared.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include <simdjson.h>
#include <unistd.h>

/* The lines that start in one block of a file, up to the end of the last one. */
class Block {
 public:
  explicit Block(Shared &shared) : shared(shared) {}

  /* Reads a block; false where that fails, which has been said. */
  bool read(uint64_t number) {
    uint64_t start = number * block_size;
    base = start == 0 ? 0 : start - 1;
    count = 0;
    if (!more(size_t(std::min(block_size + (start - base), shared.size - base)))) { return false; }
    from = start == 0 ? after_mark() : behind_line(0);
    size_t last = count;
    if (from < last && bytes[last - 1] != '\n' && !finish_line(last)) { return false; }
    to = std::max(from, last);
    std::memset(bytes.get() + to, 0, simdjson::SIMDJSON_PADDING);
    return true;
  }

  /* The lines, behind which there is padding. */
  char *begin() { return bytes.get() + from; }
  size_t size() const { return to - from; }

  /* Where in the file they start. */
  uint64_t offset() const { return base + from; }

 private:
  Shared &shared;
  std::unique_ptr<char[]> bytes;
  size_t capacity = 0, count = 0; /* without the padding */
  size_t from = 0, to = 0;
  uint64_t base = 0; /* the offset of the first byte in the file */

  size_t after_mark() const { return count >= 3 && std::memcmp(bytes.get(), "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; }

  /* The place behind the next end of a line, or behind all that is there. */
  size_t behind_line(size_t place) const {
    auto line = static_cast<const char *>(std::memchr(bytes.get() + place, '\n', count - place));
    return line == nullptr ? count : size_t(line - bytes.get()) + 1;
  }

  void reserve(size_t wanted) {
    if (wanted <= capacity) { return; }
    size_t larger = std::max(wanted, capacity + capacity / 2);
    std::unique_ptr<char[]> room(new char[larger + simdjson::SIMDJSON_PADDING]);
    if (count > 0) { std::memcpy(room.get(), bytes.get(), count); }
    bytes = std::move(room);
    capacity = larger;
  }

  /* Reads up to `wanted` bytes behind those that are there. */
  bool more(size_t wanted) {
    reserve(count + wanted);
    for (size_t got = 0; got < wanted;) {
      ssize_t n = pread(shared.descriptor, bytes.get() + count, wanted - got, off_t(base + count));
      if (n < 0 && errno == EINTR) { continue; }
      if (n < 0) {
        shared.fail({RS_UNREADABLE, "the file cannot be read", base});
        return false;
      }
      if (n == 0) { break; }
      got += size_t(n);
      count += size_t(n);
    }
    return true;
  }

  /* Reads the rest of the last line. */
  bool finish_line(size_t &last) {
    while (true) {
      size_t have = count;
      if (have > record_limit) {
        shared.fail({RS_MALFORMED, "the record is larger than 64 MiB", base + from});
        return false;
      }
      if (!more(1 << 14)) { return false; }
      last = count;
      if (count == have) { return true; }
      last = behind_line(have);
      if (bytes[last - 1] == '\n') { return true; }
    }
  }
};

#endif
