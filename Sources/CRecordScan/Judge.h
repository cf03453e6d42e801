#ifndef RECORDSCAN_JUDGE_H
#define RECORDSCAN_JUDGE_H

#include "Memo.h"
#include "Plan.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>

/* Decides the rules of a plan for one record after the other; one for each thread. */
class Judge {
 public:
  Judge(const rs_plan &plan, rs_decide decide, void *context, std::mutex &gate)
      : plan(plan), decide(decide), context(context), gate(gate), truths(plan.tests.size()) {
    for (auto &group : plan.groups) { memos.emplace_back(group.tests.size()); }
  }

  void start(const rs_value *record) {
    values = record;
    std::memset(truths.data(), unset, truths.size());
  }

  /* The table of the design document's section 5. */
  int verdict(const Rule &rule) {
    int when = node(rule.when);
    if (when == RS_NO) { return RS_NOT_APPLICABLE; }
    if (when == RS_UNKNOWN) { return RS_OPEN; }
    if (when == RS_ERROR) { return RS_FAULT; }
    if (rule.demand < 0) { return RS_MANUAL; }
    static const uint8_t verdicts[] = {RS_FAIL, RS_PASS, RS_OPEN, RS_FAULT};
    return verdicts[node(rule.demand)];
  }

 private:
  using sv = std::string_view;
  static constexpr uint8_t unset = 9;
  static constexpr int open = 8;
  const rs_plan &plan;
  rs_decide decide;
  void *context;
  std::mutex &gate;
  const rs_value *values = nullptr;
  std::vector<uint8_t> truths;
  std::vector<Memo> memos;
  std::vector<rs_value> fields;
  std::vector<char> key = std::vector<char>(256);
  size_t key_length = 0;

  int node(int number) {
    auto &node = plan.nodes[size_t(number)];
    switch (node.kind) {
      case RS_TEST: return test(node.operands[0]);
      case RS_CONSTANT: return node.operands[0];
      case RS_ALL: return joined(node.operands, RS_NO, RS_YES);
      case RS_ANY: return joined(node.operands, RS_YES, RS_NO);
      default: {
        int truth = this->node(node.operands[0]);
        return truth <= RS_YES ? 1 - truth : truth;
      }
    }
  }

  int joined(const std::vector<int> &operands, int decisive, int neutral) {
    int result = neutral;
    for (int operand : operands) {
      int truth = node(operand);
      if (truth == decisive) { return decisive; }
      if (truth == neutral) { continue; }
      result = result == RS_UNKNOWN ? result : truth;
    }
    return result;
  }

  int test(int number) {
    auto &known = truths[size_t(number)];
    if (known != unset) { return known; }
    auto &test = plan.tests[size_t(number)];
    int truth = test.how == RS_ASK ? open : direct(test);
    if (truth == open) { return ask(test); }
    if (test.negated && truth <= RS_YES) { truth = 1 - truth; }
    known = uint8_t(truth);
    return truth;
  }

  /* A text that says itself what it means: no escapes, and nothing that stands for what somebody or
     some shell left out. */
  static bool plain(sv text) {
    if (text.empty()) { return true; }
    switch (text[0]) {
      case '*': case '@': case '[': case '<': case '(': return false;
      case 'r': case 'R': if (text.size() == 8) { return false; } break;
      case 'S': if (text.substr(0, 7) == "System.") { return false; } break;
      case 'M': if (text.substr(0, 10) == "Microsoft.") { return false; } break;
      default: break;
    }
    return std::memchr(text.data(), '\\', text.size()) == nullptr;
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
        if (!plain(text)) { return open; }
        return test.folds && !foldable(text) ? open : RS_YES;
      default: return open;
    }
  }

  static bool foldable(sv text) {
    for (char c : text) {
      if (uint8_t(c) >= 0x80) { return false; }
    }
    return text.empty() || (text.front() != ' ' && text.back() != ' ');
  }

  static char low(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }

  static bool same(sv a, sv b, bool folds) {
    if (a.size() != b.size()) { return false; }
    if (!folds) {
      return a.empty() || (a[0] == b[0] && std::memcmp(a.data(), b.data(), a.size()) == 0);
    }
    for (size_t i = 0; i < a.size(); i++) {
      if (low(a[i]) != low(b[i])) { return false; }
    }
    return true;
  }

  int direct(const Test &test) {
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
      case RS_IS_TEXT: return same(own, other, test.folds);
      case RS_STARTS: return own.size() >= other.size() && own.substr(0, other.size()) == other;
      case RS_ENDS:
        return own.size() >= other.size() && own.substr(own.size() - other.size()) == other;
      case RS_LESS: return own < other;
      case RS_LESS_OR_SAME: return own <= other;
      case RS_SAME: {
        there = text(values[test.second], test, plan.fields[size_t(test.second)].steps, other);
        return there == RS_YES ? int(same(own, other, test.folds)) : there;
      }
      case RS_ENDS_WITH: {
        if (values[test.second].kind == RS_NULL) { return RS_UNKNOWN; }
        there = text(values[test.second], test, plan.fields[size_t(test.second)].steps, other);
        if (there != RS_YES) { return there; }
        if (own.size() < test.text.size() + other.size()) { return RS_NO; }
        sv end = own.substr(own.size() - test.text.size() - other.size());
        return end.substr(0, test.text.size()) == test.text
               && end.substr(test.text.size()) == other;
      }
      default: return among(own, test);
    }
  }

  /* Whether a list of plain texts holds a text. */
  int among(sv wanted, const Test &test) {
    auto &list = values[test.second];
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
      if (!plain(element) || (test.folds && !foldable(element))) { return open; }
      found |= same(wanted, element, test.folds);
      at = close + 1;
    }
  }

  /* Looks the tests of a group up by the bytes of their fields, or has them decided. */
  int ask(const Test &test) {
    auto &group = plan.groups[size_t(test.group)];
    auto &memo = memos[size_t(test.group)];
    make_key(group);
    uint64_t hash = Memo::hash(key.data(), key_length);
    std::string_view own(key.data(), key_length);
    const uint8_t *found = memo.find(own, hash);
    if (found == nullptr) {
      fields.clear();
      for (int field : group.fields) { fields.push_back(values[field]); }
      auto room = memo.add(own, hash);
      std::lock_guard<std::mutex> lock(gate);
      decide(context, test.group, fields.data(), room);
      found = room;
    }
    size_t count = group.tests.size();
    for (size_t i = 0; i < count; i++) {
      auto &known = truths[size_t(group.tests[i])];
      if (known == unset) { known = found[i]; }
    }
    return found[test.place];
  }

  void make_key(const Group &group) {
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
};

#endif
