#include "Worker.h"

#include <thread>

namespace {

/* Keeps the first samples of the file for each rule and verdict, and counts their lines. */
void settle(Shared &shared, const std::vector<std::unique_ptr<Worker>> &workers, rs_result &result) {
  auto &all = shared.plan.samples;
  for (auto &worker : workers) { all.insert(all.end(), worker->samples.begin(), worker->samples.end()); }
  std::sort(all.begin(), all.end(), [](const rs_sample &a, const rs_sample &b) {
    if (a.rule != b.rule) { return a.rule < b.rule; }
    if (a.verdict != b.verdict) { return a.verdict < b.verdict; }
    return a.offset < b.offset;
  });
  size_t kept = 0, run = 0;
  for (size_t i = 0; i < all.size(); i++) {
    bool same = i > 0 && all[i].rule == all[i - 1].rule && all[i].verdict == all[i - 1].verdict;
    run = same ? run + 1 : 0;
    if (run < shared.limit) { all[kept++] = all[i]; }
  }
  all.resize(kept);
  /* Lines are counted up to the last place that is shown, not further. */
  std::vector<std::pair<uint64_t, uint64_t *>> places;
  for (auto &sample : all) { places.push_back({sample.offset, &sample.line}); }
  if (result.status == RS_MALFORMED) { places.push_back({result.offset, &result.line}); }
  std::sort(places.begin(), places.end());
  std::vector<char> buffer(1 << 16);
  uint64_t at = 0, line = 1;
  for (auto &[offset, slot] : places) {
    while (at < offset) {
      size_t wanted = size_t(std::min<uint64_t>(buffer.size(), offset - at));
      ssize_t n = pread(shared.descriptor, buffer.data(), wanted, off_t(at));
      if (n <= 0) { break; }
      line += uint64_t(std::count(buffer.data(), buffer.data() + n, '\n'));
      at += uint64_t(n);
    }
    *slot = line;
  }
}

}  // namespace

rs_result rs_scan(rs_plan *plan, int descriptor, uint64_t size, int threads, size_t limit,
                  rs_decide decide, rs_progress progress, void *context, const rs_rows *rows) {
  rs_result result{};
  try {
    plan->counts.assign(plan->rules.size() * RS_VERDICTS, 0);
    plan->samples.clear();
    Shared shared{*plan, descriptor, size, limit, decide, progress, context, rows};
    uint64_t blocks = size / block_size + 1;
    size_t count = size_t(std::max<uint64_t>(1, std::min<uint64_t>(uint64_t(threads), blocks)));
    std::vector<std::unique_ptr<Worker>> workers;
    for (size_t i = 0; i < count; i++) { workers.push_back(std::make_unique<Worker>(shared)); }
    std::vector<std::thread> running;
    for (size_t i = 1; i < count; i++) { running.emplace_back([&workers, i] { workers[i]->run(); }); }
    workers[0]->run();
    for (auto &thread : running) { thread.join(); }
    result.status = shared.fault.status;
    result.message = shared.fault.message;
    result.offset = shared.fault.offset;
    result.records = shared.records;
    result.strangers = shared.strangers;
    bool failed = false;
    result.repeats = shared.names.repeats(failed);
    if (failed && result.status == RS_DONE) {
      result.status = RS_NO_SPOOL;
      result.message = "temporary files cannot be written";
    }
    settle(shared, workers, result);
    result.counts = plan->counts.data();
    result.samples = plan->samples.data();
    result.sample_count = plan->samples.size();
  } catch (...) {
    result.status = RS_NO_MEMORY;
    result.message = "out of memory";
  }
  return result;
}
