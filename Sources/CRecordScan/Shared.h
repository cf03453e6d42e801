#ifndef RECORDSCAN_SHARED_H
#define RECORDSCAN_SHARED_H

#include "NameSpool.h"
#include "Plan.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

/* What one thread reads at once; it fits the cache beside its tables. */
constexpr uint64_t block_size = 1 << 18;
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

  std::atomic<uint64_t> next{0};
  std::atomic<bool> stopped{false};
  std::mutex gate = {};
  std::mutex state = {};
  std::condition_variable turn = {};
  uint64_t written = 0; /* blocks whose rows have been written */
  uint64_t done = 0;
  uint64_t records = 0, strangers = 0;
  Fault fault = {};
  NameSpool names = {};

  /* Ends the scan; of several faults, the first one of the file counts. */
  void fail(Fault own) {
    std::lock_guard<std::mutex> lock(state);
    bool first = fault.status == RS_DONE || own.offset < fault.offset;
    if (first) { fault = own; }
    stopped = true;
    turn.notify_all();
  }
};

#endif
