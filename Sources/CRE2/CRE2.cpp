#include "CRE2.h"

#include <re2/re2.h>

#include <cstring>
#include <string>

struct CRE2Pattern {
  RE2 expression;
  std::string error;

  CRE2Pattern(const re2::StringPiece &text, const RE2::Options &options)
      : expression(text, options), error(expression.ok() ? "" : expression.error()) {}
};

static re2::StringPiece piece(const uint8_t *text, size_t length) {
  return re2::StringPiece(reinterpret_cast<const char *>(text), length);
}

CRE2Pattern *cre2_create(const uint8_t *text, size_t length, int64_t max_memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  return new CRE2Pattern(piece(text, length), options);
}

void cre2_free(CRE2Pattern *pattern) { delete pattern; }

const char *cre2_error(const CRE2Pattern *pattern) {
  return pattern->expression.ok() ? nullptr : pattern->error.c_str();
}

ptrdiff_t cre2_size(const CRE2Pattern *pattern) {
  return pattern->expression.ok() ? pattern->expression.ProgramSize() : 0;
}

bool cre2_matches(const CRE2Pattern *pattern, const uint8_t *text, size_t length) {
  return pattern->expression.ok() && RE2::PartialMatch(piece(text, length), pattern->expression);
}

ptrdiff_t cre2_find(
    const uint8_t *text, size_t length, const uint8_t *part, size_t part_length) {
  if (part_length == 0) return 0;
  if (length < part_length) return -1;
  const void *found = memmem(text, length, part, part_length);
  return found == nullptr ? -1 : static_cast<const uint8_t *>(found) - text;
}
