#ifndef RECORDSCAN_FIELDS_H
#define RECORDSCAN_FIELDS_H

#include "KeyOrder.h"
#include "Plan.h"
#include "Structure.h"

#include <charconv>
#include <cstring>

/* Reads the fields of a plan from one record after the other of a text whose structure is known. */
class FieldReader {
 public:
  explicit FieldReader(const rs_plan &plan) : plan(plan), orders(plan.objects) {}

  /* Starts on a text; `place` is the first place of its structure. */
  void start(const char *text, const uint32_t *place) {
    data = text;
    at = place;
  }

  /* Where the next record starts, or the end of the text. */
  size_t position() const { return *at; }

  /* Where the last one that was read ends. */
  size_t stop() const { return at[-1] + 1; }

  /* Reads the fields of the next record; NULL, or what is wrong with it. */
  const char *read(rs_value *record) {
    values = record;
    std::memset(static_cast<void *>(values), 0, plan.fields.size() * sizeof(rs_value));
    if (data[*at] != '{') { return "expected an object"; }
    return members(plan.names, 0);
  }

 private:
  using sv = std::string_view;
  const rs_plan &plan;
  std::vector<KeyOrder> orders; /* by the number of the object */
  const char *data = nullptr;
  const uint32_t *at = nullptr;
  rs_value *values = nullptr;
  simdjson::ondemand::parser decoder;

  const char *members(const Names &names, uint8_t depth) {
    size_t place = 0;
    auto &order = orders[names.number];
    at++;
    if (data[*at] == '}') {
      at++;
      return nullptr;
    }
    while (true) {
      if (data[*at] != '"') { return "expected the name of a member"; }
      const Names::Member *member = order.find(names, data + *at + 1, place);
      if (member == &KeyOrder::escaped) {
        if (auto fault = decode(names, member)) { return fault; }
      }
      if (data[*++at] != ':') { return "expected `:` behind the name of a member"; }
      at++;
      if (auto fault = member == nullptr ? skip() : take(*member, uint8_t(depth + 1))) { return fault; }
      char next = data[*at++];
      if (next == '}') { return nullptr; }
      if (next != ',') { return "expected `,` or `}` behind a member"; }
    }
  }

  const char *decode(const Names &names, const Names::Member *&member) {
    sv token = this->token();
    simdjson::padded_string text(token.data(), token.size());
    simdjson::ondemand::document document;
    if (auto code = decoder.iterate(text).get(document)) { return simdjson::error_message(code); }
    sv name;
    if (auto code = document.get_string().get(name)) { return simdjson::error_message(code); }
    member = KeyOrder::find(names, name);
    return nullptr;
  }

  /* The scalar at the current place, with the quotes of a text. */
  sv token() const {
    size_t from = *at, to = at[1];
    while (to > from && uint8_t(data[to - 1]) <= 0x20) { to--; }
    return sv(data + from, to - from);
  }

  /* Passes a value that nobody reads: of objects and lists, only the nesting is looked at. */
  const char *skip() {
    switch (data[*at]) {
      case '{': case '[': {
        size_t depth = 0;
        while (true) {
          char c = data[*at++];
          char kind = char(c | 0x20);
          if (kind == '{') {
            depth++;
          } else if (kind == '}') {
            if (--depth == 0) { return nullptr; }
          } else if (c == '\0') {
            return "an object or a list does not end";
          }
        }
      }
      case '}': case ']': case ',': case ':': case '\0': return "expected a value";
      default: at++; return nullptr;
    }
  }

  const char *take(const Names::Member &member, uint8_t depth) {
    char first = data[*at];
    bool is_object = first == '{', is_list = first == '[';
    if (member.field >= 0) {
      auto &slot = values[member.field];
      if (slot.kind != RS_MISSING && slot.depth >= depth) { return "an object has a member twice"; }
      if (!is_object && !is_list) {
        if (auto fault = scalar(first, depth, slot)) { return fault; }
        if (!member.inner) { at++; }
      } else if (plan.fields[size_t(member.field)].presence) {
        slot = {is_object ? "{}" : "[]", 2, RS_OTHER, depth, 0};
        if (!member.inner) { return skip(); }
      } else {
        if (member.inner && is_object) { return "a field is read as a whole and in parts"; }
        size_t from = *at;
        auto start = at;
        if (auto fault = skip()) { return fault; }
        slot = {data + from, uint32_t(at[-1] + 1 - from), RS_OTHER, depth, 0};
        if (member.inner) { at = start; }
      }
    }
    return member.inner ? within(*member.inner, depth, first) : nullptr;
  }

  /* Reads the fields on whose way an object is; whatever else is there ends the way. */
  const char *within(const Names &names, uint8_t depth, char first) {
    if (first == '{') {
      for (int field : names.below) {
        auto &slot = values[field];
        if (slot.depth < depth) { slot.depth = depth; }
      }
      return members(names, depth);
    }
    rs_value end{};
    if (first == '[') {
      end = {"[]", 2, RS_OTHER, depth, 0};
      if (auto fault = skip()) { return fault; }
    } else {
      if (auto fault = scalar(first, depth, end)) { return fault; }
      at++;
    }
    for (int field : names.below) { values[field] = end; }
    return nullptr;
  }

  /* The scalar at the current place, which is not passed. */
  const char *scalar(char first, uint8_t depth, rs_value &slot) const {
    sv token = this->token();
    slot.depth = depth;
    switch (first) {
      case '"':
        if (token.size() < 2 || token.back() != '"') { return "a text does not end"; }
        slot.kind = RS_TEXT;
        slot.text = token.data() + 1;
        slot.length = uint32_t(token.size() - 2);
        return nullptr;
      case 't': slot.kind = RS_TRUE; return token == "true" ? nullptr : "expected `true`";
      case 'f': slot.kind = RS_FALSE; return token == "false" ? nullptr : "expected `false`";
      case 'n': slot.kind = RS_NULL; return token == "null" ? nullptr : "expected `null`";
      default: return number(token, slot);
    }
  }

  /* A number by JSON's grammar. */
  static const char *number(sv token, rs_value &slot) {
    const char *next = token.data(), *end = next + token.size();
    auto digits = [&] {
      const char *from = next;
      while (next < end && *next >= '0' && *next <= '9') { next++; }
      return next > from;
    };
    if (next < end && *next == '-') { next++; }
    bool zero = next < end && *next == '0';
    const char *from = next;
    if (!digits()) { return "expected a value"; }
    if (zero && next - from > 1) { return "a number starts with 0"; }
    bool whole = next == end;
    if (next < end && *next == '.') {
      next++;
      if (!digits()) { return "expected digits behind the point of a number"; }
    }
    if (next < end && (*next == 'e' || *next == 'E')) {
      next++;
      if (next < end && (*next == '+' || *next == '-')) { next++; }
      if (!digits()) { return "expected the exponent of a number"; }
    }
    if (next != end) { return "a number has other characters in it"; }
    slot.text = token.data();
    slot.length = uint32_t(token.size());
    bool fits = whole && std::from_chars(token.data(), end, slot.number).ec == std::errc();
    slot.kind = fits ? RS_INT : RS_OTHER;
    return nullptr;
  }
};

#endif
