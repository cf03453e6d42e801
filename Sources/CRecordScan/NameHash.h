#ifndef RECORDSCAN_NAMEHASH_H
#define RECORDSCAN_NAMEHASH_H

#include "Memo.h"
#include "Plan.h"
#include "Text.h"

#include <string>

#include <simdjson.h>

/* Hashes the names of records in such a way that names which may be the same have the same hash. */
class NameHash {
 public:
  /* Whether the field names the record; its hash. */
  bool hash(const rs_value &value, const Name &name, uint64_t &hash) {
    if (value.length == 0 || value.kind == RS_MISSING) { return false; }
    uint64_t space = uint64_t(name.space) * 0x9E3779B97F4A7C15u;
    bool is_escaped = has_backslash({value.text, value.length});
    if (!is_escaped && !name.folds) {
      hash = Memo::hash(value.text, value.length) ^ space;
      return true;
    }
    text.assign(value.text, value.length);
    if (value.kind == RS_TEXT && is_escaped) { decode(); }
    if (name.folds) { fold(); }
    if (text.empty()) { return false; }
    size_t length = text.size();
    text.resize(length + 16);
    hash = Memo::hash(text.data(), length) ^ space;
    return true;
  }

 private:
  std::string text;
  simdjson::ondemand::parser decoder;

  /* A text that cannot be decoded stays as it is; whoever reads the record finds it malformed. */
  void decode() {
    simdjson::padded_string quoted(std::string("\"") + text + "\"");
    simdjson::ondemand::document document;
    std::string_view plain;
    if (decoder.iterate(quoted).get(document) == simdjson::SUCCESS
        && document.get_string().get(plain) == simdjson::SUCCESS) {
      text.assign(plain);
    }
  }

  /* Takes away what may be different in the same name: blanks around it, the case of ASCII letters,
     and all of other letters. */
  void fold() {
    size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    text = first == std::string::npos ? "" : text.substr(first, last - first + 1);
    for (char &c : text) { c = uint8_t(c) < 0x80 ? char(c | 0x20) : '\0'; }
  }
};

#endif
