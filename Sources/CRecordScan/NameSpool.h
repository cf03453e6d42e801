#ifndef RECORDSCAN_NAMESPOOL_H
#define RECORDSCAN_NAMESPOOL_H

#include <cstdint>
#include <cstdio>
#include <vector>

/* Hashes of names, of which a bounded number is held and the others wait on the disk. */
class NameSpool {
 public:
  NameSpool() = default;
  NameSpool(const NameSpool &) = delete;
  ~NameSpool() {
    if (file != nullptr) { std::fclose(file); }
  }

  /* Adds hashes; false where they cannot be written. */
  bool add(const std::vector<uint64_t> &hashes) {
    held.insert(held.end(), hashes.begin(), hashes.end());
    count += hashes.size();
    return held.size() < most || spill();
  }

  /* Whether a hash is there twice. `failed` where that cannot be told. */
  bool repeats(bool &failed) {
    /* What the library still holds back may find no room, which `rewind` would not say. */
    failed = file != nullptr && (!spill() || std::fflush(file) != 0);
    if (failed) { return false; }
    uint64_t ranges = count / most + 1;
    for (uint64_t range = 0; range < ranges && !failed; range++) {
      if (repeats(range, ranges)) { return true; }
      failed = file != nullptr && std::ferror(file) != 0;
    }
    return false;
  }

 private:
  static constexpr size_t most = 1 << 20;

  std::vector<uint64_t> held;
  uint64_t count = 0;
  std::FILE *file = nullptr;

  bool spill() {
    if (file == nullptr) { file = std::tmpfile(); }
    if (file == nullptr || std::fwrite(held.data(), sizeof held[0], held.size(), file) != held.size()) {
      return false;
    }
    held.clear();
    return true;
  }

  /* Whether one of the hashes of a range is there twice. */
  bool repeats(uint64_t range, uint64_t ranges) {
    size_t size = 1024;
    while (size < (count / ranges + 1) * 2) { size *= 2; }
    std::vector<uint64_t> table(size);
    size_t taken = 0;
    bool found = false;
    auto take = [&](uint64_t hash) {
      if (hash % ranges != range || found) { return; }
      /* 0 marks a free place, so that it counts as any other. */
      if (hash == 0) { hash = 1; }
      /* Hashes that are not spread evenly are not told apart. */
      if (++taken > size / 4 * 3) { found = true; return; }
      size_t place = size_t(hash >> 20) & (size - 1);
      while (table[place] != 0 && table[place] != hash) { place = (place + 1) & (size - 1); }
      found = table[place] == hash;
      table[place] = hash;
    };
    for (uint64_t hash : held) { take(hash); }
    if (file != nullptr) {
      std::rewind(file);
      std::vector<uint64_t> block(1 << 12);
      size_t got;
      while ((got = std::fread(block.data(), sizeof block[0], block.size(), file)) > 0) {
        for (size_t i = 0; i < got; i++) { take(block[i]); }
      }
    }
    return found;
  }
};

#endif
