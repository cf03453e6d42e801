#ifndef RECORDSCAN_DECIDER_H
#define RECORDSCAN_DECIDER_H

#include "Memo.h"
#include "Plan.h"
#include "Text.h"

#include <mutex>
#include <vector>

/* Decides single tests of single records; one for each thread. */
class Decider {
 public:
  /* What `direct` gives where the bytes of the fields do not decide. */
  static constexpr int open = 8;

  Decider(const rs_plan &plan, rs_decide decide, void *context, std::mutex &gate)
      : plan(plan), decide(decide), context(context), gate(gate) {
    for (auto &group : plan.groups) {
      memos.emplace_back(group.tests.size());
      bare.emplace_back(group.fields.size(), group.tests.size());
    }
  }

  /* The truth of a test by the bytes of its fields. */
  int direct(const Test &test, const rs_value *values) const {
    if (test.how == RS_ASK) { return open; }
    int truth = bare_direct(test, values);
    return test.negated && truth <= RS_YES ? 1 - truth : truth;
  }

  /* The truths of all tests of a group: as they were decided before for the same values, or now. */
  const uint8_t *ask(int number, const rs_value *values) {
    auto &group = plan.groups[size_t(number)];
    size_t bare_key = 0;
    bool is_bare = bare[size_t(number)].fits();
    for (size_t i = 0; is_bare && i < group.fields.size(); i++) {
      int field = group.fields[i];
      is_bare = BareMemo::take(values[field], plan.fields[size_t(field)].presence, bare_key);
    }
    if (is_bare) {
      bool known = false;
      uint8_t *room = bare[size_t(number)].find(bare_key, known);
      if (!known) { decide_now(number, group, values, room); }
      return room;
    }
    make_key(group, values);
    std::string_view own(key.data(), key_length);
    uint64_t hash = Memo::hash(key.data(), key_length);
    auto &memo = memos[size_t(number)];
    if (auto found = memo.find(own, hash)) { return found; }
    uint8_t *room = memo.add(own, hash);
    decide_now(number, group, values, room);
    return room;
  }

 private:
  using sv = std::string_view;
  const rs_plan &plan;
  rs_decide decide;
  void *context;
  std::mutex &gate;
  std::vector<Memo> memos;
  std::vector<BareMemo> bare;
  std::vector<rs_value> fields;
  std::vector<char> key = std::vector<char>(256);
  size_t key_length = 0;

  void decide_now(int number, const Group &group, const rs_value *values, uint8_t *room) {
    fields.clear();
    for (int field : group.fields) { fields.push_back(values[field]); }
    std::lock_guard<std::mutex> lock(gate);
    decide(context, number, fields.data(), room);
  }

  /* Writes the values of a group's fields one behind the other, with their kinds and lengths. */
  void make_key(const Group &group, const rs_value *values) {
    key_length = 0;
    for (int field : group.fields) {
      auto &value = values[field];
      size_t needed = key_length + 6 + value.length + 16;
      if (key.size() < needed) { key.resize(needed * 2); }
      char *to = key.data() + key_length;
      to[0] = char(value.kind);
      to[1] = char(value.depth);
      std::memcpy(to + 2, &value.length, sizeof value.length);
      if (value.length > 0) { std::memcpy(to + 6, value.text, value.length); }
      key_length += 6 + value.length;
    }
  }

  /* The text of a field; `RS_YES` where it has one. */
  static int text(const rs_value &value, const Test &test, int steps, sv &text) {
    if (value.depth < steps && value.kind != RS_NULL) {
      return value.kind == RS_MISSING ? RS_UNKNOWN : open;
    }
    switch (value.kind) {
      case RS_MISSING: return RS_UNKNOWN;
      case RS_NULL:
        text = sv();
        return test.null_is_empty ? RS_YES : RS_UNKNOWN;
      case RS_TEXT:
        text = sv(value.text, value.length);
        if (!is_plain(text)) { return open; }
        return test.folds && !is_foldable(text) ? open : RS_YES;
      default: return open;
    }
  }

  int bare_direct(const Test &test, const rs_value *values) const {
    auto &first = values[test.first];
    int steps = plan.fields[size_t(test.first)].steps;
    if (test.how == RS_IS_TRUE || test.how == RS_IS_NUMBER) {
      if (first.kind == RS_MISSING || first.kind == RS_NULL) { return RS_UNKNOWN; }
      if (first.depth < steps) { return open; }
      if (test.how == RS_IS_NUMBER) {
        return first.kind == RS_INT ? int(first.number == test.number) : open;
      }
      return first.kind == RS_TRUE ? RS_YES : first.kind == RS_FALSE ? RS_NO : open;
    }
    sv own;
    int there = text(first, test, steps, own);
    if (there != RS_YES) { return there; }
    sv other(test.text);
    switch (test.how) {
      case RS_IS_TEXT: return is_same(own, other, test.folds);
      case RS_STARTS: return own.size() >= other.size() && own.substr(0, other.size()) == other;
      case RS_ENDS:
        return own.size() >= other.size() && own.substr(own.size() - other.size()) == other;
      case RS_LESS: return own < other;
      case RS_LESS_OR_SAME: return own <= other;
      case RS_SAME: {
        there = text(values[test.second], test, plan.fields[size_t(test.second)].steps, other);
        return there == RS_YES ? int(is_same(own, other, test.folds)) : there;
      }
      case RS_ENDS_WITH: {
        if (values[test.second].kind == RS_NULL) { return RS_UNKNOWN; }
        there = text(values[test.second], test, plan.fields[size_t(test.second)].steps, other);
        return there == RS_YES ? int(ends_with(own, test.text, other)) : there;
      }
      default: return among(own, test, values[test.second]);
    }
  }

  /* Whether a text ends with two others, one behind the other. */
  static bool ends_with(sv own, sv first, sv second) {
    if (own.size() < first.size() + second.size()) { return false; }
    sv end = own.substr(own.size() - first.size() - second.size());
    return end.substr(0, first.size()) == first && end.substr(first.size()) == second;
  }

  /* Whether a list of plain texts holds a text. */
  static int among(sv wanted, const Test &test, const rs_value &list) {
    if (list.kind == RS_MISSING || list.kind == RS_NULL) { return RS_UNKNOWN; }
    if (list.kind != RS_OTHER || list.length < 2 || list.text[0] != '[') { return open; }
    const char *at = list.text + 1, *end = list.text + list.length;
    bool found = false;
    while (true) {
      while (at < end && (uint8_t(*at) <= 0x20 || *at == ',')) { at++; }
      if (at >= end) { return open; }
      if (*at == ']') { return found; }
      if (*at != '"') { return open; }
      auto close = static_cast<const char *>(std::memchr(at + 1, '"', size_t(end - at - 1)));
      if (close == nullptr) { return open; }
      sv element(at + 1, size_t(close - at - 1));
      if (!is_plain(element) || (test.folds && !is_foldable(element))) { return open; }
      found |= is_same(wanted, element, test.folds);
      at = close + 1;
    }
  }
};

#endif
