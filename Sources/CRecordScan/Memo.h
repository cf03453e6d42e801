#ifndef RECORDSCAN_MEMO_H
#define RECORDSCAN_MEMO_H

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

/* Remembers the truths of a group's tests by the bytes of its fields, within a bound: when it is full
   it forgets everything. */
class Memo {
 public:
  explicit Memo(size_t tests) : tests(tests), slots(slot_count) {}

  /* The truths under a key; NULL where it is not known. */
  const uint8_t *find(std::string_view key, uint64_t hash) const {
    for (size_t i = hash & (slot_count - 1);; i = (i + 1) & (slot_count - 1)) {
      auto &slot = slots[i];
      if (slot.place == 0) { return nullptr; }
      if (slot.hash == hash && slot.length == key.size()
          && std::memcmp(keys.data() + slot.key, key.data(), key.size()) == 0) {
        return truths.data() + (slot.place - 1);
      }
    }
  }

  /* Room for the truths under a new key. */
  uint8_t *add(std::string_view key, uint64_t hash) {
    if (count >= slot_count / 2 || keys.size() + key.size() > key_bytes) { clear(); }
    size_t i = hash & (slot_count - 1);
    while (slots[i].place != 0) { i = (i + 1) & (slot_count - 1); }
    slots[i] = {hash, uint32_t(keys.size()), uint32_t(key.size()), uint32_t(truths.size()) + 1};
    keys.insert(keys.end(), key.begin(), key.end());
    truths.resize(truths.size() + tests);
    count++;
    return truths.data() + (slots[i].place - 1);
  }

  /* A hash of a key; the eight bytes behind the key must be readable. */
  static uint64_t hash(const char *key, size_t length) {
    uint64_t state = length * 0x9E3779B97F4A7C15u;
    size_t i = 0;
    for (; i + 8 <= length; i += 8) { state = mixed(state ^ load(key + i)); }
    size_t rest = length - i;
    if (rest > 0) { state = mixed(state ^ (load(key + i) << (64 - 8 * rest))); }
    return state;
  }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t key = 0, length = 0;
    uint32_t place = 0; /* of its truths, counted from 1 */
  };

  static constexpr size_t slot_count = 8192, key_bytes = 1 << 20;

  size_t tests, count = 0;
  std::vector<Slot> slots;
  std::vector<char> keys;
  std::vector<uint8_t> truths;

  void clear() {
    slots.assign(slot_count, Slot());
    keys.clear();
    truths.clear();
    count = 0;
  }

  static uint64_t load(const char *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  static uint64_t mixed(uint64_t word) {
    auto product = static_cast<unsigned __int128>(word) * 0xD6E8FEB86659FD93u;
    return uint64_t(product) ^ uint64_t(product >> 64);
  }
};

#endif
