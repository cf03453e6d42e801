#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression of RE2; immutable, usable from several threads at once.
typedef struct CRE2Pattern CRE2Pattern;

/// Compiles `length` bytes of UTF-8 at `text`; `max_memory` bounds the compiled form in bytes.
/// Never null: ask `cre2_error` whether it worked, and free the pattern either way.
CRE2Pattern *cre2_create(const uint8_t *text, size_t length, int64_t max_memory);

/// Frees a pattern.
void cre2_free(CRE2Pattern *pattern);

/// Why the pattern did not compile, as text that lives as long as the pattern; null when it did.
const char *cre2_error(const CRE2Pattern *pattern);

/// The number of instructions of the pattern; 0 where it did not compile.
ptrdiff_t cre2_size(const CRE2Pattern *pattern);

/// Whether the pattern matches anywhere in `length` bytes of UTF-8 at `text`.
bool cre2_matches(const CRE2Pattern *pattern, const uint8_t *text, size_t length);

/// Where `part` stands first in `text`, in linear time; -1 where it does not.
ptrdiff_t cre2_find(
    const uint8_t *text, size_t length, const uint8_t *part, size_t part_length);

#ifdef __cplusplus
}
#endif
