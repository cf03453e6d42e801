#ifndef RECORDSCAN_TEXT_H
#define RECORDSCAN_TEXT_H

#include <cstdint>
#include <cstring>
#include <string_view>

/* Texts of records, as they stand between the quotes. All of them lie in a block that is padded: the
   bytes behind a text are readable. */

/* The first eight bytes of a text, with zeros behind a shorter one. */
inline uint64_t first_bytes(std::string_view text) {
  uint64_t word;
  std::memcpy(&word, text.data(), sizeof word);
  if (text.size() >= sizeof word) { return word; }
  return text.empty() ? 0 : word & (~uint64_t(0) >> (64 - 8 * text.size()));
}

inline bool has_backslash(std::string_view text) {
  if (text.size() > 32) { return std::memchr(text.data(), '\\', text.size()) != nullptr; }
  for (size_t i = 0; i < text.size(); i += 8) {
    uint64_t word = first_bytes(text.substr(i)) ^ 0x5C5C5C5C5C5C5C5Cu;
    if (((word - 0x0101010101010101u) & ~word & 0x8080808080808080u) != 0) { return true; }
  }
  return false;
}

/* Whether a text says itself what it means: it has no escapes, and stands for nothing that somebody or
   some shell left out. */
inline bool is_plain(std::string_view text) {
  if (text.empty()) { return true; }
  switch (text[0]) {
    case '*': case '@': case '[': case '<': case '(': return false;
    case 'r': case 'R': if (text.size() == 8) { return false; } break;
    case 'S': if (text.substr(0, 7) == "System.") { return false; } break;
    case 'M': if (text.substr(0, 10) == "Microsoft.") { return false; } break;
    default: break;
  }
  return !has_backslash(text);
}

inline char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }

/* Whether two texts are the same, letter case aside where it `folds`. */
inline bool is_same(std::string_view a, std::string_view b, bool folds) {
  if (a.size() != b.size()) { return false; }
  if (!folds) { return a.empty() || (a[0] == b[0] && std::memcmp(a.data(), b.data(), a.size()) == 0); }
  for (size_t i = 0; i < a.size(); i++) {
    if (lower(a[i]) != lower(b[i])) { return false; }
  }
  return true;
}

/* Whether folding the letter case of a text and taking its outer blanks away leaves nothing to Unicode. */
inline bool is_foldable(std::string_view text) {
  for (char c : text) {
    if (uint8_t(c) >= 0x80) { return false; }
  }
  return text.empty() || (text.front() != ' ' && text.back() != ' ');
}

#endif
