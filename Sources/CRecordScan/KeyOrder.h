#ifndef RECORDSCAN_KEYORDER_H
#define RECORDSCAN_KEYORDER_H

#include "Plan.h"

#include <cstring>
#include <string_view>

#include <simdjson.h>

/* Finds the members of an object by name. Records write the same members in the same order, so the
   order is learned, and a name is mostly the one behind the last. */
class KeyOrder {
 public:
  /* What `find` gives for a key that has to be decoded first. */
  static inline const Names::Member escaped = {};

  /* The member that a key names; NULL for one that no rule reads. `key` points behind the first quote
     of a document that is padded; `place` starts at 0 for each object. */
  const Names::Member *find(const Names &names, const char *key, size_t &place) {
    for (size_t i = place; i < known.size(); i++) {
      if (known[i].is(key)) {
        place = i + 1;
        return known[i].member;
      }
    }
    return is_escaped(key) ? &escaped : learn(names, key, place);
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
  static constexpr size_t word_count = 4, word_size = sizeof(uint64_t);
  static_assert(simdjson::SIMDJSON_PADDING >= word_count * word_size, "words behind a key are readable");

  /* A key with the quote behind it, as words of which the last is masked. */
  struct Key {
    size_t words = 0;
    uint64_t word[word_count] = {}, mask = 0;
    std::string rest; /* what the words have no room for */
    const Names::Member *member = nullptr;

    bool is(const char *key) const {
      size_t last = words - 1;
      for (size_t i = 0; i < last; i++) {
        if (load(key + i * word_size) != word[i]) { return false; }
      }
      return (load(key + last * word_size) & mask) == word[last]
             && (rest.empty() || std::memcmp(key + words * word_size, rest.data(), rest.size()) == 0);
    }
  };

  /* Objects with more names are maps rather than records. */
  static constexpr size_t limit = 128;

  std::vector<Key> known;

  static uint64_t load(const char *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  const Names::Member *learn(const Names &names, const char *key, size_t &place) {
    for (size_t i = 0; i < place && i < known.size(); i++) {
      if (known[i].is(key)) { return known[i].member; }
    }
    size_t length = 0;
    while (key[length] != '"') { length++; }
    auto member = named(names, std::string_view(key, length));
    if (known.size() >= limit) { return member; }
    known.insert(known.begin() + std::ptrdiff_t(place < known.size() ? place : known.size()),
                 made(key, length + 1, member));
    place++;
    return member;
  }

  static Key made(const char *key, size_t length, const Names::Member *member) {
    Key own;
    own.member = member;
    size_t fitting = std::min(length, word_count * word_size);
    own.words = (fitting + word_size - 1) / word_size;
    size_t over = own.words * word_size - fitting;
    std::memcpy(own.word, key, fitting);
    unsigned char mask[word_size] = {};
    std::memset(mask, 0xFF, word_size - over);
    std::memcpy(&own.mask, mask, word_size);
    own.rest.assign(key + fitting, length - fitting);
    return own;
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
