#ifndef RECORDSCAN_STRUCTURE_H
#define RECORDSCAN_STRUCTURE_H

#include <cstddef>
#include <cstdint>
#include <memory>

#include <simdjson.h>

/* Where brackets, commas, colons, quotes that open texts, and other scalars stand in a piece of JSON:
   the first stage of simdjson, which also refuses texts that do not end, control characters in texts,
   and what is no UTF-8. */
class Structure {
 public:
  /* Finds the places in `length` bytes, behind which `SIMDJSON_PADDING` more are readable. The first
     of those has to be 0, so that no reader mistakes it for JSON. */
  simdjson::error_code find(const char *text, size_t length) {
    if (!stage || stage->capacity() < length) {
      size_t capacity = length < smallest ? smallest : length + length / 4;
      auto code = simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 16, stage);
      if (code != simdjson::SUCCESS) { return code; }
    }
    return stage->stage1(reinterpret_cast<const uint8_t *>(text), length, simdjson::stage1_mode::regular);
  }

  /* The places, ascending; behind the last one stands the length of the text. */
  const uint32_t *begin() const { return stage->structural_indexes.get(); }
  const uint32_t *end() const { return begin() + stage->n_structural_indexes; }

 private:
  static constexpr size_t smallest = 1 << 12;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
};

#endif
