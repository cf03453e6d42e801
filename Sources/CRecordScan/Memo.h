#ifndef RECORDSCAN_MEMO_H
#define RECORDSCAN_MEMO_H

#include "CRecordScan.h"

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

/* Remembers the truths of a group's tests by the bytes of its fields, within a bound: when it is full
   it forgets everything. */
class Memo {
 public:
  explicit Memo(size_t tests) : tests(tests), slots(first_slots) {}

  /* The truths under a key; NULL where it is not known. */
  const uint8_t *find(std::string_view key, uint64_t hash) const {
    size_t mask = slots.size() - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
      auto &slot = slots[i];
      if (slot.place == 0) { return nullptr; }
      if (slot.hash == hash && slot.length == key.size()
          && std::memcmp(keys.data() + slot.key, key.data(), key.size()) == 0) {
        return truths.data() + (slot.place - 1);
      }
    }
  }

  /* Room for the truths under a new key, which lasts until the next one is added. */
  uint8_t *add(std::string_view key, uint64_t hash) {
    if (count >= most_slots / 2 || keys.size() + key.size() > key_bytes) { clear(); }
    if (count >= slots.size() / 2) { grow(); }
    Slot slot{hash, uint32_t(keys.size()), uint32_t(key.size()), uint32_t(truths.size()) + 1};
    put(slot);
    keys.insert(keys.end(), key.begin(), key.end());
    truths.resize(truths.size() + tests);
    count++;
    return truths.data() + (slot.place - 1);
  }

  /* A hash of a key; the 16 bytes behind the key must be readable. */
  static uint64_t hash(const char *key, size_t length) {
    uint64_t state = length * 0x9E3779B97F4A7C15u;
    size_t i = 0;
    for (; i + 16 <= length; i += 16) { state = mixed(load(key + i) ^ state, load(key + i + 8)); }
    size_t rest = length - i;
    if (rest == 0) { return state; }
    uint64_t low = load(key + i), high = load(key + i + 8);
    if (rest < 8) {
      low &= below(rest);
      high = 0;
    } else {
      high &= below(rest - 8);
    }
    return mixed(low ^ state, high);
  }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t key = 0, length = 0;
    uint32_t place = 0; /* of its truths, counted from 1 */
  };

  static constexpr size_t first_slots = 64, most_slots = 8192, key_bytes = 1 << 20;

  size_t tests, count = 0;
  std::vector<Slot> slots;
  std::vector<char> keys;
  std::vector<uint8_t> truths;

  void put(const Slot &slot) {
    size_t mask = slots.size() - 1, i = slot.hash & mask;
    while (slots[i].place != 0) { i = (i + 1) & mask; }
    slots[i] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots.size() * 2);
    old.swap(slots);
    for (auto &slot : old) {
      if (slot.place != 0) { put(slot); }
    }
  }

  void clear() {
    slots.assign(slots.size(), Slot());
    keys.clear();
    truths.clear();
    count = 0;
  }

  static uint64_t load(const char *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  static uint64_t below(size_t bytes) { return (uint64_t(1) << (8 * bytes)) - 1; }

  static uint64_t mixed(uint64_t a, uint64_t b) {
    auto product = static_cast<unsigned __int128>(a ^ 0x2D358DCCAA6C78A5u) * (b ^ 0x8BB84B93962EACC9u);
    return uint64_t(product) ^ uint64_t(product >> 64);
  }
};

/* Remembers the truths of a group of one or two fields whose values are all without text: missing,
   null, a flag, or something of which only the presence counts. */
class BareMemo {
 public:
  BareMemo(size_t fields, size_t tests)
      : tests(tests), truths(fields <= 2 ? (size_t(1) << (bits * fields)) * (tests + 1) : 0) {}

  /* Whether a value is one of those; `key` is what the fields before it gave. */
  static bool take(const rs_value &value, bool presence, size_t &key) {
    bool bare = value.kind <= RS_TRUE || (presence && value.kind == RS_OTHER);
    if (!bare || value.depth > most) { return false; }
    size_t kind = value.kind == RS_OTHER ? (value.text[0] == '{' ? 4 : 5) : value.kind;
    key = key << bits | kind << 3 | value.depth;
    return kind != 4 && kind != 5 ? true : value.length == 2;
  }

  /* Whether the group has few enough fields. */
  bool fits() const { return !truths.empty(); }

  /* The truths under a key, or room for them. */
  uint8_t *find(size_t key, bool &known) {
    uint8_t *entry = truths.data() + key * (tests + 1);
    known = entry[0] != 0;
    entry[0] = 1;
    return entry + 1;
  }

 private:
  static constexpr size_t bits = 6, most = 7;
  size_t tests;
  std::vector<uint8_t> truths; /* each behind a flag that says whether they are known */
};

#endif
