#ifndef RECORDSCAN_JUDGE_H
#define RECORDSCAN_JUDGE_H

#include "Column.h"
#include "Decider.h"

#include <algorithm>
#include <array>
#include <numeric>

/* Decides the rules of a plan for up to 64 records at a time, each of which is a bit in every word; one
   judge for each thread. */
class Judge {
 public:
  Judge(const rs_plan &plan, rs_decide decide, void *context, std::mutex &gate)
      : plan(plan), nodes(plan.nodes), decider(plan, decide, context, gate),
        values(plan.fields.size() * lane_count), answers(plan.tests.size()),
        symbols(plan.tests.size()) {
    for (size_t i = 0; i < plan.tests.size(); i++) { symbols[i] = symbol(plan.tests[i]); }
    std::vector<int> costs;
    for (auto &node : nodes) { costs.push_back(sort(node, costs)); }
  }

  /* The records with each verdict of a rule. */
  using Verdicts = std::array<uint64_t, RS_VERDICTS>;

  /* Room for the fields of the next record. */
  rs_value *next() { return record(count); }

  /* Takes the record whose fields have been written there. */
  void keep() {
    const rs_value *own = record(count);
    for (auto &column : columns) { column.set(count, own[column.field]); }
    count++;
  }

  size_t size() const { return count; }
  bool is_full() const { return count == lane_count; }
  rs_value *record(size_t lane) { return values.data() + lane * plan.fields.size(); }

  /* Forgets the records. */
  void clear() {
    count = 0;
    for (auto &answer : answers) { answer.known = 0; }
  }

  /* The table of the design document's section 5. */
  Verdicts verdicts(const Rule &rule) {
    uint64_t all = count == lane_count ? ~uint64_t(0) : (uint64_t(1) << count) - 1;
    auto when = node(rule.when, all);
    Verdicts found{};
    found[RS_NOT_APPLICABLE] = all & ~(when.yes | when.unknown | when.error);
    found[RS_OPEN] = when.unknown;
    found[RS_FAULT] = when.error;
    if (rule.demand < 0) {
      found[RS_MANUAL] = when.yes;
      return found;
    }
    if (when.yes == 0) { return found; }
    auto demand = node(rule.demand, when.yes);
    found[RS_PASS] = demand.yes;
    found[RS_FAIL] = when.yes & ~(demand.yes | demand.unknown | demand.error);
    found[RS_OPEN] |= demand.unknown;
    found[RS_FAULT] |= demand.error;
    return found;
  }

 private:
  /* For some of the records, what a condition is; where it is none of these, it is false. */
  struct Truths {
    uint64_t yes = 0, unknown = 0, error = 0;
  };

  /* What is known of a test. */
  struct Answer {
    uint64_t known = 0;
    Truths truths;

    void put(size_t lane, int truth) {
      uint64_t bit = uint64_t(1) << lane;
      known |= bit;
      truths.yes = (truths.yes & ~bit) | (truth == RS_YES ? bit : 0);
      truths.unknown = (truths.unknown & ~bit) | (truth == RS_UNKNOWN ? bit : 0);
      truths.error = (truths.error & ~bit) | (truth == RS_ERROR ? bit : 0);
    }
  };

  /* The symbol that makes a test true; no column where it is no test of that kind. */
  struct Symbol {
    int column = -1;
    uint8_t symbol = Column::unknown;
  };

  const rs_plan &plan;
  std::vector<Node> nodes;
  Decider decider;
  std::vector<rs_value> values;
  std::vector<Column> columns;
  std::vector<Answer> answers;
  std::vector<Symbol> symbols; /* by test */
  size_t count = 0;

  Symbol symbol(const Test &test) {
    bool suits = test.how == RS_IS_TRUE || test.how == RS_IS_NUMBER || (test.how == RS_IS_TEXT && !test.folds);
    if (!suits) { return {}; }
    auto known = std::find_if(columns.begin(), columns.end(), [&](const Column &column) {
      return column.field == test.first && column.how == test.how && column.null_is_empty == test.null_is_empty;
    });
    if (known == columns.end()) {
      int steps = plan.fields[size_t(test.first)].steps;
      columns.push_back({test.first, steps, test.how, test.null_is_empty});
      known = columns.end() - 1;
    }
    uint8_t own = known->constant(test);
    return own == Column::unknown ? Symbol() : Symbol{int(known - columns.begin()), own};
  }

  /* Puts operands in the order of what they cost, which changes nothing about the result; `costs` are
     those of the nodes before. */
  int sort(Node &node, const std::vector<int> &costs) const {
    if (node.kind == RS_CONSTANT) { return 0; }
    if (node.kind == RS_TEST) {
      size_t test = size_t(node.operands[0]);
      return symbols[test].column >= 0 ? 1 : plan.tests[test].how == RS_ASK ? 16 : 4;
    }
    auto cost = [&](int operand) { return costs[size_t(operand)]; };
    std::sort(node.operands.begin(), node.operands.end(), [&](int a, int b) {
      return cost(a) != cost(b) ? cost(a) < cost(b) : a < b;
    });
    return std::accumulate(node.operands.begin(), node.operands.end(), 0,
                           [&](int sum, int operand) { return std::min(sum + cost(operand), 1 << 20); });
  }

  Truths node(int number, uint64_t lanes) {
    auto &node = nodes[size_t(number)];
    switch (node.kind) {
      case RS_TEST: return test(node.operands[0], lanes);
      case RS_CONSTANT: {
        int truth = node.operands[0];
        return {truth == RS_YES ? lanes : 0, truth == RS_UNKNOWN ? lanes : 0, truth == RS_ERROR ? lanes : 0};
      }
      case RS_ALL: return all(node.operands, lanes);
      case RS_ANY: return any(node.operands, lanes);
      default: {
        auto truths = this->node(node.operands[0], lanes);
        truths.yes = lanes & ~(truths.yes | truths.unknown | truths.error);
        return truths;
      }
    }
  }

  Truths all(const std::vector<int> &operands, uint64_t lanes) {
    Truths joined;
    for (int operand : operands) {
      if (lanes == 0) { break; }
      auto own = node(operand, lanes);
      lanes &= own.yes | own.unknown | own.error;
      joined.unknown |= own.unknown;
      joined.error |= own.error;
    }
    joined.unknown &= lanes;
    joined.error &= lanes & ~joined.unknown;
    joined.yes = lanes & ~(joined.unknown | joined.error);
    return joined;
  }

  Truths any(const std::vector<int> &operands, uint64_t lanes) {
    Truths joined;
    for (int operand : operands) {
      if (lanes == 0) { break; }
      auto own = node(operand, lanes);
      lanes &= ~own.yes;
      joined.yes |= own.yes;
      joined.unknown |= own.unknown;
      joined.error |= own.error;
    }
    joined.unknown &= lanes;
    joined.error &= lanes & ~joined.unknown;
    return joined;
  }

  Truths test(int number, uint64_t lanes) {
    auto &answer = answers[size_t(number)];
    auto &symbol = symbols[size_t(number)];
    if (symbol.column >= 0 && answer.known == 0) { compare(number, symbol); }
    for (uint64_t open = lanes & ~answer.known; open != 0; open &= open - 1) {
      decide(number, size_t(__builtin_ctzll(open)));
    }
    return {answer.truths.yes & lanes, answer.truths.unknown & lanes, answer.truths.error & lanes};
  }

  /* Decides a test for all records whose symbols say enough. */
  void compare(int number, const Symbol &symbol) {
    auto &answer = answers[size_t(number)];
    auto &column = columns[size_t(symbol.column)];
    answer.known = ~column.lanes(Column::open);
    answer.truths.unknown = column.lanes(Column::unknown);
    answer.truths.error = 0;
    answer.truths.yes = column.lanes(symbol.symbol) & answer.known;
    if (plan.tests[size_t(number)].negated) {
      answer.truths.yes = answer.known & ~(answer.truths.yes | answer.truths.unknown);
    }
  }

  void decide(int number, size_t lane) {
    auto &test = plan.tests[size_t(number)];
    int truth = decider.direct(test, record(lane));
    if (truth != Decider::open) { return answers[size_t(number)].put(lane, truth); }
    const uint8_t *truths = decider.ask(test.group, record(lane));
    for (int other : plan.groups[size_t(test.group)].tests) {
      /* The symbols of another test say more at once. */
      bool waits = other != number && symbols[size_t(other)].column >= 0;
      auto &answer = answers[size_t(other)];
      if (!waits && (answer.known >> lane & 1) == 0) { answer.put(lane, *truths); }
      truths++;
    }
  }
};

#endif
