#ifndef RECORDSCAN_FIELDS_H
#define RECORDSCAN_FIELDS_H

#include "KeyOrder.h"
#include "Plan.h"

#include <charconv>
#include <cstring>

#include <simdjson.h>

/* Reads the fields of a plan from one record. */
class FieldReader {
 public:
  explicit FieldReader(const rs_plan &plan) : values(plan.fields.size()), plan(plan), orders(plan.objects) {}

  std::vector<rs_value> values;

  /* NULL, or what is wrong with the record. */
  const char *read(simdjson::ondemand::object object) {
    std::memset(static_cast<void *>(values.data()), 0, values.size() * sizeof(rs_value));
    return members(object, plan.names, 0);
  }

 private:
  using sv = std::string_view;
  const rs_plan &plan;
  std::vector<KeyOrder> orders; /* by the number of the object */

  const char *members(simdjson::ondemand::object object, const Names &names, uint8_t depth) {
    size_t place = 0;
    auto &order = orders[names.number];
    for (auto next : object) {
      simdjson::ondemand::field field;
      if (auto code = std::move(next).get(field)) { return simdjson::error_message(code); }
      const Names::Member *member = order.find(names, field.key().raw(), place);
      if (member == &KeyOrder::escaped) {
        sv name;
        if (auto code = field.unescaped_key().get(name)) { return simdjson::error_message(code); }
        member = KeyOrder::find(names, name);
      }
      if (member == nullptr) { continue; }
      if (auto fault = take(field.value(), *member, uint8_t(depth + 1))) { return fault; }
    }
    return nullptr;
  }

  const char *take(simdjson::ondemand::value value, const Names::Member &member, uint8_t depth) {
    sv token = value.raw_json_token();
    while (!token.empty() && uint8_t(token.back()) <= 0x20) { token.remove_suffix(1); }
    char first = token.empty() ? '\0' : token[0];
    bool is_object = first == '{';
    if (member.field >= 0) {
      auto &slot = values[size_t(member.field)];
      if (slot.kind != RS_MISSING && slot.depth >= depth) { return "an object has a member twice"; }
      if (is_object || first == '[') {
        slot = {nullptr, 0, RS_OTHER, depth, 0};
        if (plan.fields[size_t(member.field)].presence) {
          set(slot, is_object ? sv("{}") : sv("[]"));
        } else {
          sv raw;
          if (auto code = simdjson::to_json_string(value).get(raw)) { return simdjson::error_message(code); }
          set(slot, raw);
          /* What is within has been passed by now; fields below are read from the text. */
          return member.inner && is_object ? "a field is read as a whole and in parts" : nullptr;
        }
      } else if (auto fault = scalar(token, first, depth, slot)) {
        return fault;
      }
    }
    if (!member.inner) { return nullptr; }
    if (is_object) {
      simdjson::ondemand::object inner;
      if (auto code = value.get_object().get(inner)) { return simdjson::error_message(code); }
      for (int field : member.inner->below) {
        auto &slot = values[size_t(field)];
        if (slot.depth < depth) { slot.depth = depth; }
      }
      return members(inner, *member.inner, depth);
    }
    rs_value end{};
    if (first == '[') {
      end = {"[]", 2, RS_OTHER, depth, 0};
    } else if (auto fault = scalar(token, first, depth, end)) {
      return fault;
    }
    for (int field : member.inner->below) { values[size_t(field)] = end; }
    return nullptr;
  }

  static void set(rs_value &slot, sv text) {
    slot.text = text.data();
    slot.length = uint32_t(text.size());
  }

  static const char *scalar(sv token, char first, uint8_t depth, rs_value &slot) {
    slot.depth = depth;
    switch (first) {
      case '"':
        if (token.size() < 2 || token.back() != '"') { return "a text does not end"; }
        slot.kind = RS_TEXT;
        set(slot, token.substr(1, token.size() - 2));
        return nullptr;
      case 't': slot.kind = RS_TRUE; return token == "true" ? nullptr : "expected `true`";
      case 'f': slot.kind = RS_FALSE; return token == "false" ? nullptr : "expected `false`";
      case 'n': slot.kind = RS_NULL; return token == "null" ? nullptr : "expected `null`";
      default: break;
    }
    if (first != '-' && (first < '0' || first > '9')) { return "expected a value"; }
    set(slot, token);
    auto end = std::from_chars(token.data(), token.data() + token.size(), slot.number);
    bool whole = end.ec == std::errc() && end.ptr == token.data() + token.size();
    slot.kind = whole ? RS_INT : RS_OTHER;
    return nullptr;
  }
};

#endif
