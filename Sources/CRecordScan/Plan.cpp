#include "Plan.h"

#include <new>
#include <strings.h>

rs_plan *rs_plan_create(void) { return new (std::nothrow) rs_plan; }

void rs_plan_free(rs_plan *plan) { delete plan; }

int rs_plan_field(rs_plan *plan, const char *const *steps, size_t count, int presence, int required) {
  Names *names = &plan->names;
  std::vector<Names *> way;
  for (size_t i = 0; i < count; i++) {
    way.push_back(names);
    Names::Member *found = nullptr;
    for (auto &member : names->members) {
      if (strcasecmp(member.name.c_str(), steps[i]) == 0) { found = &member; }
    }
    if (found == nullptr) {
      names->members.push_back({steps[i], -1, nullptr});
      found = &names->members.back();
    }
    if (i + 1 < count) {
      if (!found->inner) {
        found->inner = std::make_unique<Names>();
        found->inner->number = plan->objects++;
      }
      names = found->inner.get();
    } else if (found->field >= 0) {
      auto &field = plan->fields[size_t(found->field)];
      field.presence = field.presence && presence != 0;
      field.required = field.required || required != 0;
      return found->field;
    } else {
      found->field = int(plan->fields.size());
      plan->fields.push_back({int(count), presence != 0, required != 0});
      for (auto above : way) { above->below.push_back(found->field); }
      return found->field;
    }
  }
  return -1;
}

int rs_plan_group(rs_plan *plan, const int *fields, size_t count) {
  plan->groups.push_back({std::vector<int>(fields, fields + count), {}});
  return int(plan->groups.size()) - 1;
}

int rs_plan_test(rs_plan *plan, rs_test test) {
  auto &group = plan->groups[size_t(test.group)];
  int place = int(group.tests.size());
  int number = int(plan->tests.size());
  group.tests.push_back(number);
  plan->tests.push_back({test.how, test.group, place, test.first, test.second, test.negated != 0,
                         test.folds != 0, test.null_is_empty != 0,
                         std::string(test.text == nullptr ? "" : test.text, test.length),
                         test.number});
  return number;
}

int rs_plan_node(rs_plan *plan, int kind, const int *operands, size_t count) {
  plan->nodes.push_back({kind, std::vector<int>(operands, operands + count)});
  return int(plan->nodes.size()) - 1;
}

void rs_plan_rule(rs_plan *plan, int when, int demand) { plan->rules.push_back({when, demand}); }

void rs_plan_name(rs_plan *plan, int field, int space, int folds) {
  plan->record_names.push_back({field, space, folds != 0});
}
