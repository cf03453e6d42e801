#ifndef RECORDSCAN_COLUMN_H
#define RECORDSCAN_COLUMN_H

#include "Text.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

/* How many records are judged together: one for each bit of a word. */
constexpr size_t lane_count = 64;

/* One field of the records that are judged together, as symbols: which of the constants that tests
   compare it with it is. */
class Column {
 public:
  /* Symbols of fields that are no constant; those of constants follow. */
  static constexpr uint8_t unknown = 0, other = 1, open = 2, first_constant = 3;

  Column(int field, int steps, int how, bool null_is_empty)
      : field(field), how(how), null_is_empty(null_is_empty), steps(steps) {}

  const int field;
  const int how; /* RS_IS_TRUE, RS_IS_TEXT or RS_IS_NUMBER */
  const bool null_is_empty;

  /* The symbol of a test's constant; `unknown` where there is no room for another one. */
  uint8_t constant(const Test &test) {
    if (how == RS_IS_TRUE) { return first_constant; }
    for (size_t i = 0; i < constants.size(); i++) {
      if (constants[i].text == test.text && constants[i].number == test.number) { return symbol(i); }
    }
    if (constants.size() == most) { return unknown; }
    constants.push_back(made(test));
    uint8_t own = symbol(constants.size() - 1);
    if (test.text.empty()) { empty = own; }
    size_t i = slot(constants.back().low, constants.back().high, test.text.size());
    while (table[i] != unknown) { i = (i + 1) % table.size(); }
    table[i] = own;
    return own;
  }

  void set(size_t lane, const rs_value &value) { symbols[lane] = symbol(value); }

  /* The records that have a symbol. */
  uint64_t lanes(uint8_t symbol) const {
    constexpr uint64_t ones = 0x0101010101010101u, low = 0x7F7F7F7F7F7F7F7Fu;
    uint64_t all = 0;
    for (size_t i = 0; i < lane_count / 8; i++) {
      uint64_t word;
      std::memcpy(&word, symbols.data() + i * 8, 8);
      word ^= ones * symbol;
      uint64_t zeros = ~(((word & low) + low) | word) & ~low;
      all |= ((zeros >> 7) * 0x0102040810204080u >> 56) << (i * 8);
    }
    return all;
  }

 private:
  struct Constant {
    std::string text;
    int64_t number;
    uint64_t low, high; /* the first 16 bytes */
  };

  static constexpr size_t most = 48;

  const int steps;
  std::vector<Constant> constants;
  std::array<uint8_t, 128> table = {};
  std::array<uint8_t, lane_count> symbols = {};
  uint8_t empty = other;

  static uint8_t symbol(size_t constant) { return uint8_t(first_constant + constant); }

  static Constant made(const Test &test) {
    char start[16] = {};
    std::memcpy(start, test.text.data(), std::min(test.text.size(), sizeof start));
    Constant own{test.text, test.number, 0, 0};
    std::memcpy(&own.low, start, 8);
    std::memcpy(&own.high, start + 8, 8);
    return own;
  }

  size_t slot(uint64_t low, uint64_t high, size_t length) const {
    uint64_t word = (low ^ length) * 0x9E3779B97F4A7C15u + high * 0xD6E8FEB86659FD93u;
    return size_t(word >> 57);
  }

  uint8_t symbol(const rs_value &value) const {
    switch (value.kind) {
      case RS_MISSING: return unknown;
      case RS_NULL: return how == RS_IS_TEXT && null_is_empty ? empty : unknown;
      default: break;
    }
    if (value.depth < steps) { return open; }
    switch (how) {
      case RS_IS_TRUE:
        return value.kind == RS_TRUE ? first_constant : value.kind == RS_FALSE ? other : open;
      case RS_IS_NUMBER: return value.kind == RS_INT ? number(value.number) : open;
      default: return value.kind == RS_TEXT ? text(value) : open;
    }
  }

  uint8_t number(int64_t number) const {
    for (size_t i = 0; i < constants.size(); i++) {
      if (constants[i].number == number) { return symbol(i); }
    }
    return other;
  }

  uint8_t text(const rs_value &value) const {
    std::string_view own(value.text, value.length);
    if (!is_plain(own)) { return open; }
    uint64_t low = first_bytes(own), high = own.size() > 8 ? first_bytes(own.substr(8)) : 0;
    for (size_t i = slot(low, high, own.size()); table[i] != unknown; i = (i + 1) % table.size()) {
      auto &constant = constants[table[i] - first_constant];
      if (constant.low == low && constant.high == high && constant.text.size() == own.size()
          && (own.size() <= 16 || std::memcmp(constant.text.data(), own.data(), own.size()) == 0)) {
        return table[i];
      }
    }
    return other;
  }
};

#endif
