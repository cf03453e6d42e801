#ifndef RECORDSCAN_WORKER_H
#define RECORDSCAN_WORKER_H

#include "Block.h"
#include "Fields.h"
#include "Judge.h"
#include "NameHash.h"
#include "Rows.h"

#include <new>

/* Judges one block of a file after the other. */
class Worker {
 public:
  explicit Worker(Shared &shared)
      : shared(shared), block(shared), reader(shared.plan),
        judge(shared.plan, shared.decide, shared.context, shared.gate), rows(shared),
        counts(shared.plan.rules.size() * RS_VERDICTS), kept(counts.size()) {
    for (size_t i = 0; i < shared.plan.fields.size(); i++) {
      if (shared.plan.fields[i].required) { required.push_back(i); }
    }
  }

  void run() {
    try {
      while (!shared.stopped) {
        uint64_t number = shared.next++;
        if (number * block_size >= shared.size) { break; }
        if (!block.read(number) || !records()) { break; }
        if (shared.rows != nullptr && !rows.write(number)) { break; }
        std::unique_lock<std::mutex> lock(shared.state);
        if (!shared.names.add(hashes)) {
          lock.unlock();
          shared.fail({RS_NO_SPOOL, "temporary files cannot be written", 0});
          break;
        }
        hashes.clear();
        shared.done += std::min(block_size, shared.size - number * block_size);
        if (shared.progress != nullptr) { shared.progress(shared.context, shared.done); }
      }
    } catch (const std::bad_alloc &) {
      shared.fail({RS_NO_MEMORY, "out of memory", 0});
    } catch (...) {
      shared.fail({RS_MALFORMED, "unexpected failure of the JSON library", block.offset()});
    }
    finish();
  }

  std::vector<rs_sample> samples;

 private:
  /* Where a record of the batch stands in the block. */
  struct Place {
    uint32_t start, length;
  };

  Shared &shared;
  Block block;
  Structure structure;
  FieldReader reader;
  Judge judge;
  Rows rows;
  std::vector<size_t> required;
  std::array<Place, lane_count> places = {};
  std::vector<uint64_t> counts;
  std::vector<size_t> kept;
  uint64_t seen = 0, strangers = 0;
  NameHash naming;
  std::vector<uint64_t> hashes;

  void finish() {
    std::lock_guard<std::mutex> lock(shared.state);
    auto &all = shared.plan.counts;
    for (size_t i = 0; i < counts.size(); i++) { all[i] += counts[i]; }
    shared.records += seen;
    shared.strangers += strangers;
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  bool malformed(size_t at, const char *message) {
    shared.fail({RS_MALFORMED, message, block.offset() + at});
    return false;
  }

  bool records() {
    rows.clear();
    judge.clear();
    char *text = block.begin();
    size_t size = block.size();
    if (size == 0) { return true; }
    /* Where something is wrong with the block, its lines one by one say with which. */
    bool whole = structure.find(text, size) == simdjson::SUCCESS;
    if (whole) { reader.start(text, structure.begin()); }
    for (size_t at = 0; at < size;) {
      auto line = static_cast<char *>(std::memchr(text + at, '\n', size - at));
      size_t stop = line == nullptr ? size : size_t(line - text);
      while (at < stop && is_blank(text[at])) { at++; }
      if (at < stop && !(whole ? record(at, stop) : single(at, stop))) { return false; }
      at = stop + 1;
    }
    settle();
    return true;
  }

  /* A record whose structure is found by itself. */
  bool single(size_t at, size_t stop) {
    char *text = block.begin(), end = text[stop];
    text[stop] = '\0';
    auto code = structure.find(text + at, stop - at);
    if (code != simdjson::SUCCESS) { return malformed(at, simdjson::error_message(code)); }
    reader.start(text + at, structure.begin());
    auto fault = reader.read(judge.next());
    bool more = fault == nullptr && reader.position() < stop - at;
    text[stop] = end;
    if (fault != nullptr) { return malformed(at, fault); }
    return more ? malformed(at, too_much) : take(at, stop);
  }

  bool record(size_t at, size_t stop) {
    if (auto fault = reader.read(judge.next())) { return malformed(at, fault); }
    if (reader.stop() > stop) { return malformed(at, "the record does not end in its line"); }
    return reader.position() < stop ? malformed(at, too_much) : take(at, stop);
  }

  static constexpr const char *too_much = "there is more text after the record";

  bool take(size_t at, size_t stop) {
    const rs_value *values = judge.next();
    for (size_t field : required) {
      if (values[field].kind == RS_MISSING || values[field].depth < shared.plan.fields[field].steps) {
        strangers++;
        return true;
      }
    }
    seen++;
    for (auto &name : shared.plan.record_names) {
      uint64_t hash;
      if (naming.hash(values[name.field], name, hash)) { hashes.push_back(hash); }
    }
    if (shared.decide == nullptr) { return true; }
    places[judge.size()] = {uint32_t(at), uint32_t(stop - at)};
    judge.keep();
    if (judge.is_full()) { settle(); }
    return true;
  }

  /* Gives the verdicts on the records that have been taken. */
  void settle() {
    if (judge.size() == 0) { return; }
    for (size_t rule = 0; rule < shared.plan.rules.size(); rule++) {
      auto verdicts = judge.verdicts(shared.plan.rules[rule]);
      for (size_t verdict = 0; verdict < RS_VERDICTS; verdict++) {
        counts[rule * RS_VERDICTS + verdict] += uint64_t(__builtin_popcountll(verdicts[verdict]));
        if (verdict != RS_PASS && verdict != RS_NOT_APPLICABLE) { sample(rule, verdict, verdicts[verdict]); }
      }
      if (shared.rows != nullptr) { rows.add(rule, verdicts); }
    }
    for (size_t lane = 0; shared.rows != nullptr && lane < judge.size(); lane++) {
      rows.add(lane, judge.record(lane), block.offset() + places[lane].start);
    }
    judge.clear();
  }

  void sample(size_t rule, size_t verdict, uint64_t lanes) {
    auto &known = kept[rule * RS_VERDICTS + verdict];
    for (; lanes != 0 && known < shared.limit; lanes &= lanes - 1) {
      auto &place = places[size_t(__builtin_ctzll(lanes))];
      samples.push_back({block.offset() + place.start, place.length, uint32_t(rule), uint32_t(verdict), 0});
      known++;
    }
  }
};

#endif
