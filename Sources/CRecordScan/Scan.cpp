#include "Fields.h"
#include "Judge.h"

#include <atomic>
#include <condition_variable>
#include <cerrno>
#include <new>
#include <thread>

#include <unistd.h>

namespace {

/* What one thread reads at once; it fits the cache beside its tables. */
constexpr uint64_t block_size = 1 << 20;
/* What one record may take. */
constexpr uint64_t record_limit = 64 << 20;

struct Fault {
  int status = RS_DONE;
  const char *message = nullptr;
  uint64_t offset = 0;
};

/* What the threads of a scan share. */
struct Shared {
  rs_plan &plan;
  int descriptor;
  uint64_t size;
  size_t limit;
  rs_decide decide;
  rs_progress progress;
  void *context;
  const rs_rows *rows;
  std::vector<std::string> row_parts = {};

  std::atomic<uint64_t> next{0};
  std::atomic<bool> stopped{false};
  std::mutex gate = {};
  std::mutex state = {};
  std::condition_variable turn = {};
  uint64_t written = 0; /* blocks whose rows have been written */
  uint64_t done = 0;
  uint64_t records = 0, strangers = 0;
  Fault fault = {};
};

class Worker {
 public:
  explicit Worker(Shared &shared)
      : shared(shared), reader(shared.plan),
        judge(shared.plan, shared.decide, shared.context, shared.gate),
        counts(shared.plan.rules.size() * RS_VERDICTS),
        kept(shared.plan.rules.size() * RS_VERDICTS) {}

  void run() {
    try {
      while (!shared.stopped) {
        uint64_t block = shared.next++;
        if (block * block_size >= shared.size) { break; }
        if (!read(block) || !records() || !write(block)) { break; }
        std::lock_guard<std::mutex> lock(shared.state);
        shared.done += std::min(block_size, shared.size - block * block_size);
        if (shared.progress != nullptr) { shared.progress(shared.context, shared.done); }
      }
    } catch (const std::bad_alloc &) {
      fail({RS_NO_MEMORY, "out of memory", 0});
    } catch (...) {
      fail({RS_MALFORMED, "unexpected failure of the JSON library", base});
    }
    finish();
  }

  std::vector<rs_sample> samples;

 private:
  Shared &shared;
  simdjson::ondemand::parser parser;
  FieldReader reader;
  Judge judge;
  std::vector<uint64_t> counts;
  std::vector<size_t> kept;
  std::vector<char> buffer;
  std::string rows;
  uint64_t base = 0;                   /* the offset of `begin` in the file */
  size_t begin = 0, end = 0;           /* the records of the block in the buffer */
  uint64_t seen = 0, strangers = 0;

  void fail(Fault fault) {
    std::lock_guard<std::mutex> lock(shared.state);
    bool first = shared.fault.status == RS_DONE || fault.offset < shared.fault.offset;
    if (first) { shared.fault = fault; }
    shared.stopped = true;
    shared.turn.notify_all();
  }

  void finish() {
    std::lock_guard<std::mutex> lock(shared.state);
    auto &all = shared.plan.counts;
    for (size_t i = 0; i < counts.size(); i++) { all[i] += counts[i]; }
    shared.records += seen;
    shared.strangers += strangers;
  }

  /* Bytes of the file behind those in the buffer; false at its end. */
  bool more(uint64_t from, size_t count) {
    size_t have = buffer.size();
    buffer.resize(have + count);
    size_t got = 0;
    while (got < count) {
      ssize_t n = pread(shared.descriptor, buffer.data() + have + got, count - got,
                        off_t(from + have + got));
      if (n < 0 && errno == EINTR) { continue; }
      if (n < 0) {
        fail({RS_UNREADABLE, "the file cannot be read", from});
        n = 0;
      }
      if (n == 0) { break; }
      got += size_t(n);
    }
    buffer.resize(have + got);
    return got > 0;
  }

  /* Reads the lines that start in a block: up to the end of the last one. */
  bool read(uint64_t block) {
    uint64_t start = block * block_size;
    uint64_t from = start == 0 ? 0 : start - 1;
    buffer.clear();
    buffer.reserve(block_size + (block_size >> 3));
    size_t wanted = size_t(std::min(block_size + (start - from), shared.size - from));
    more(from, wanted);
    if (shared.stopped) { return false; }
    begin = 0;
    if (start > 0) {
      auto line = static_cast<char *>(std::memchr(buffer.data(), '\n', buffer.size()));
      begin = line == nullptr ? buffer.size() : size_t(line - buffer.data()) + 1;
    }
    size_t last = buffer.size();
    /* The last line of the block ends somewhere behind it. */
    if (begin < last && buffer[last - 1] != '\n') {
      while (true) {
        size_t have = buffer.size();
        if (have > record_limit) {
          fail({RS_MALFORMED, "the record is larger than 64 MiB", from + begin});
          return false;
        }
        if (from + have >= shared.size || !more(from, 1 << 14)) { last = buffer.size(); break; }
        auto line = static_cast<char *>(std::memchr(buffer.data() + have, '\n', buffer.size() - have));
        if (line != nullptr) { last = size_t(line - buffer.data()) + 1; break; }
      }
      if (shared.stopped) { return false; }
    }
    end = last;
    base = from;
    buffer.resize(buffer.size() + simdjson::SIMDJSON_PADDING);
    return true;
  }

  bool records() {
    rows.clear();
    const char *data = buffer.data();
    size_t at = begin;
    if (base == 0 && begin == 0 && end >= 3 && std::memcmp(data, "\xEF\xBB\xBF", 3) == 0) { at = 3; }
    while (at < end) {
      auto line = static_cast<const char *>(std::memchr(data + at, '\n', end - at));
      size_t stop = line == nullptr ? end : size_t(line - data);
      size_t first = at;
      while (first < stop && is_blank(data[first])) { first++; }
      if (first < stop && !record(first, stop - first)) { return false; }
      at = stop + 1;
    }
    return true;
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  bool malformed(size_t at, const char *message) {
    fail({RS_MALFORMED, message, base + at});
    return false;
  }

  bool record(size_t at, size_t length) {
    simdjson::ondemand::document document;
    size_t room = buffer.size() - at;
    if (auto code = parser.iterate(buffer.data() + at, length, room).get(document)) {
      return malformed(at, simdjson::error_message(code));
    }
    simdjson::ondemand::object object;
    if (auto code = document.get_object().get(object)) {
      return malformed(at, simdjson::error_message(code));
    }
    if (auto fault = reader.read(object)) { return malformed(at, fault); }
    if (document.current_location().error() == simdjson::SUCCESS) {
      return malformed(at, "there is more text after the record");
    }
    for (size_t i = 0; i < reader.values.size(); i++) {
      if (shared.plan.fields[i].required && missing(i)) {
        strangers++;
        return true;
      }
    }
    seen++;
    judge.start(reader.values.data());
    if (shared.rows != nullptr) { start_row(at); }
    for (size_t i = 0; i < shared.plan.rules.size(); i++) {
      int verdict = judge.verdict(shared.plan.rules[i]);
      size_t cell = i * RS_VERDICTS + size_t(verdict);
      counts[cell]++;
      if (verdict != RS_PASS && verdict != RS_NOT_APPLICABLE && kept[cell] < shared.limit) {
        kept[cell]++;
        samples.push_back({base + at, uint32_t(length), uint32_t(i), uint32_t(verdict), 0});
      }
      if (shared.rows != nullptr) { rows += shared.row_parts[cell]; }
    }
    if (shared.rows != nullptr) { rows += "}}\n"; }
    return true;
  }

  bool missing(size_t field) const {
    return reader.values[field].kind == RS_MISSING
           || reader.values[field].depth < shared.plan.fields[field].steps;
  }

  void start_row(size_t at) {
    char number[24];
    auto end = std::to_chars(number, number + sizeof number, base + at);
    rows += "{\"subject\":\"";
    rows += shared.rows->prefix;
    if (shared.rows->subject >= 0) {
      auto &subject = reader.values[size_t(shared.rows->subject)];
      if (subject.kind == RS_TEXT) { rows.append(subject.text, subject.length); }
    }
    rows += "\",\"offset\":";
    rows.append(number, end.ptr);
    rows += ",\"verdicts\":{";
  }

  /* Writes the rows when those of all blocks before it have been written. */
  bool write(uint64_t block) {
    if (shared.rows == nullptr) { return true; }
    std::unique_lock<std::mutex> lock(shared.state);
    shared.turn.wait(lock, [&] { return shared.stopped || shared.written == block; });
    if (shared.stopped) { return false; }
    lock.unlock();
    size_t sent = 0;
    while (sent < rows.size()) {
      ssize_t n = ::write(shared.rows->descriptor, rows.data() + sent, rows.size() - sent);
      if (n < 0 && errno == EINTR) { continue; }
      if (n <= 0) {
        fail({RS_UNWRITABLE, "the rows cannot be written", 0});
        return false;
      }
      sent += size_t(n);
    }
    lock.lock();
    shared.written = block + 1;
    shared.turn.notify_all();
    return true;
  }
};

void make_row_parts(Shared &shared) {
  static const char *const names[] = {"pass", "fail", "unknown", "not_applicable", "manual", "error"};
  for (size_t i = 0; i < shared.plan.rules.size(); i++) {
    for (auto name : names) {
      std::string part = i == 0 ? "" : ",";
      part += shared.rows->rules[i];
      part += ":\"";
      part += name;
      part += "\"";
      shared.row_parts.push_back(part);
    }
  }
}

/* Keeps the first samples of the file for each rule and verdict, and counts their lines. */
void settle(Shared &shared, std::vector<Worker> &workers, rs_result &result) {
  auto &all = shared.plan.samples;
  for (auto &worker : workers) { all.insert(all.end(), worker.samples.begin(), worker.samples.end()); }
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
    if (rows != nullptr) { make_row_parts(shared); }
    uint64_t blocks = size / block_size + 1;
    size_t count = size_t(std::max<uint64_t>(1, std::min<uint64_t>(uint64_t(threads), blocks)));
    std::vector<Worker> workers;
    workers.reserve(count);
    for (size_t i = 0; i < count; i++) { workers.emplace_back(shared); }
    std::vector<std::thread> running;
    for (size_t i = 1; i < count; i++) { running.emplace_back([&workers, i] { workers[i].run(); }); }
    workers[0].run();
    for (auto &thread : running) { thread.join(); }
    result.status = shared.fault.status;
    result.message = shared.fault.message;
    result.offset = shared.fault.offset;
    result.records = shared.records;
    result.strangers = shared.strangers;
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
