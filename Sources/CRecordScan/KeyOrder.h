#ifndef RECORDSCAN_KEYORDER_H
#define RECORDSCAN_KEYORDER_H

#include "Plan.h"

#include <cstring>
#include <string_view>

/* Finds the members of an object by name. Records write the same members in the same order, so the
   order is learned, and a name is mostly the one behind the last. */
class KeyOrder {
 public:
  /* What `find` gives for a key that has to be decoded first. */
  static inline const Names::Member escaped = {};

  /* The member that a key names; NULL for one that no rule reads. `key` points behind the first quote
     of a document that is padded; `place` starts at 0 for each object. */
  const Names::Member *find(const Names &names, const char *key, size_t &place) {
    uint64_t start;
    std::memcpy(&start, key, sizeof start);
    for (size_t i = place; i < known.size(); i++) {
      if (known[i].is(start, key)) {
        place = i + 1;
        return known[i].member;
      }
    }
    return is_escaped(key) ? &escaped : learn(names, key, start, place);
  }

  /* The member that a name without escapes stands for. */
  static const Names::Member *find(const Names &names, std::string_view key) {
    return named(names, key);
  }

  /* Whether a key has escapes. */
  static bool is_escaped(const char *key) {
    while (*key != '"' && *key != '\\') { key++; }
    return *key == '\\';
  }

 private:
  struct Key {
    uint64_t start, mask;
    std::string rest; /* behind the first eight bytes, with the quote */
    const Names::Member *member;

    bool is(uint64_t other, const char *key) const {
      return (other & mask) == start
             && (rest.empty() || std::memcmp(key + sizeof start, rest.data(), rest.size()) == 0);
    }
  };

  /* Objects with more names are maps rather than records. */
  static constexpr size_t limit = 128;

  std::vector<Key> known;

  const Names::Member *learn(const Names &names, const char *key, uint64_t start, size_t &place) {
    for (size_t i = 0; i < place && i < known.size(); i++) {
      if (known[i].is(start, key)) { return known[i].member; }
    }
    size_t length = 0;
    while (key[length] != '"') { length++; }
    auto member = named(names, std::string_view(key, length));
    if (known.size() >= limit) { return member; }
    Key own{start, ~uint64_t(0), "", member};
    if (length + 1 < sizeof start) {
      unsigned char mask[sizeof start] = {};
      std::memset(mask, 0xFF, length + 1);
      std::memcpy(&own.mask, mask, sizeof start);
      own.start &= own.mask;
    } else {
      own.rest.assign(key + sizeof start, length + 1 - sizeof start);
    }
    known.insert(known.begin() + std::ptrdiff_t(place < known.size() ? place : known.size()), own);
    place++;
    return member;
  }

  /* Field names ignore the case of ASCII letters. */
  static const Names::Member *named(const Names &names, std::string_view key) {
    for (auto &member : names.members) {
      if (same(member.name, key)) { return &member; }
    }
    return nullptr;
  }

  static bool same(std::string_view name, std::string_view key) {
    if (name.size() != key.size()) { return false; }
    for (size_t i = 0; i < name.size(); i++) {
      if (low(name[i]) != low(key[i])) { return false; }
    }
    return true;
  }

  static char low(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }
};

#endif
