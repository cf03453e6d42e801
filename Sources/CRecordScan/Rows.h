#ifndef RECORDSCAN_ROWS_H
#define RECORDSCAN_ROWS_H

#include "Judge.h"
#include "Shared.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>

#include <unistd.h>

/* The verdicts of the records of one block as lines of JSON. */
class Rows {
 public:
  explicit Rows(Shared &shared)
      : shared(shared), codes(shared.plan.rules.size() * lane_count) {
    if (shared.rows == nullptr) { return; }
    for (size_t i = 0; i < shared.plan.rules.size(); i++) {
      for (auto name : {"pass", "fail", "unknown", "not_applicable", "manual", "error"}) {
        std::string part = i == 0 ? "" : ",";
        parts.push_back(part + shared.rows->rules[i] + ":\"" + name + "\"");
        longest = std::max(longest, parts.back().size());
      }
    }
    prefix = std::string("{\"subject\":\"") + shared.rows->prefix;
  }

  void clear() { length = 0; }

  /* Takes the verdicts of a rule on the records of a batch. */
  void add(size_t rule, const Judge::Verdicts &verdicts) {
    for (size_t verdict = 0; verdict < RS_VERDICTS; verdict++) {
      for (uint64_t lanes = verdicts[verdict]; lanes != 0; lanes &= lanes - 1) {
        codes[size_t(__builtin_ctzll(lanes)) * shared.plan.rules.size() + rule] = uint8_t(verdict);
      }
    }
  }

  /* Writes the row of one record down. */
  void add(size_t lane, const rs_value *values, uint64_t offset) {
    static const rs_value nothing = {};
    auto &subject = shared.rows->subject < 0 ? nothing : values[shared.rows->subject];
    size_t rules = shared.plan.rules.size();
    reserve(prefix.size() + subject.length + rules * longest + 128);
    put(prefix);
    if (subject.kind == RS_TEXT) { put({subject.text, subject.length}); }
    put("\",\"offset\":");
    length = size_t(std::to_chars(text.get() + length, text.get() + capacity, offset).ptr - text.get());
    put(",\"verdicts\":{");
    for (size_t rule = 0; rule < rules; rule++) {
      put(parts[rule * RS_VERDICTS + codes[lane * rules + rule]]);
    }
    put("}}\n");
  }

  /* Writes the rows when those of all blocks before it have been written. */
  bool write(uint64_t block) {
    std::unique_lock<std::mutex> lock(shared.state);
    shared.turn.wait(lock, [&] { return shared.stopped || shared.written == block; });
    if (shared.stopped) { return false; }
    lock.unlock();
    for (size_t sent = 0; sent < length;) {
      ssize_t n = ::write(shared.rows->descriptor, text.get() + sent, length - sent);
      if (n < 0 && errno == EINTR) { continue; }
      if (n <= 0) {
        shared.fail({RS_UNWRITABLE, "the rows cannot be written", 0});
        return false;
      }
      sent += size_t(n);
    }
    lock.lock();
    shared.written = block + 1;
    shared.turn.notify_all();
    return true;
  }

 private:
  Shared &shared;
  std::vector<uint8_t> codes; /* by record and rule */
  std::vector<std::string> parts; /* by rule and verdict */
  std::string prefix;
  size_t longest = 0;
  std::unique_ptr<char[]> text;
  size_t capacity = 0, length = 0;

  void reserve(size_t more) {
    if (length + more <= capacity) { return; }
    size_t larger = std::max(length + more, capacity * 2);
    std::unique_ptr<char[]> room(new char[larger]);
    if (length > 0) { std::memcpy(room.get(), text.get(), length); }
    text = std::move(room);
    capacity = larger;
  }

  void put(std::string_view part) {
    std::memcpy(text.get() + length, part.data(), part.size());
    length += part.size();
  }
};

#endif
