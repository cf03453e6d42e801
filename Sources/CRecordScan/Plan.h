#ifndef RECORDSCAN_PLAN_H
#define RECORDSCAN_PLAN_H

#include "CRecordScan.h"

#include <memory>
#include <string>
#include <vector>

/* The members that are looked for in one object. */
struct Names {
  size_t number = 0;
  struct Member {
    std::string name;
    int field = -1;
    std::unique_ptr<Names> inner;
  };
  std::vector<Member> members;
  /* All fields at or below this object. */
  std::vector<int> below;
};

struct Field {
  int steps = 0;
  bool presence = false;
  bool required = false;
};

struct Test {
  int how, group, place, first, second;
  bool negated, folds, null_is_empty;
  std::string text;
  int64_t number;
};

struct Node {
  int kind;
  std::vector<int> operands;
};

struct Group {
  std::vector<int> fields;
  std::vector<int> tests;
};

struct Rule {
  int when, demand;
};

/* A field that names the record in a space of names. */
struct Name {
  int field, space;
  bool folds;
};

struct rs_plan {
  Names names;
  size_t objects = 1; /* how many objects are looked into, the record itself included */
  std::vector<Field> fields;
  std::vector<Group> groups;
  std::vector<Test> tests;
  std::vector<Node> nodes;
  std::vector<Rule> rules;
  std::vector<Name> record_names;
  /* What the last scan found. */
  std::vector<uint64_t> counts;
  std::vector<rs_sample> samples;
};

#endif
