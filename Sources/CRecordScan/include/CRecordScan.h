#ifndef CRECORDSCAN_H
#define CRECORDSCAN_H

/* Judges the records of a JSON Lines file in one pass over simdjson, without building them: only the
   fields that rules read are looked at. No C++ exception leaves this library. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a field of a record holds. */
enum {
  RS_MISSING = 0,
  RS_NULL = 1,
  RS_FALSE = 2,
  RS_TRUE = 3,
  RS_TEXT = 4,   /* `text` is what stands between the quotes, escapes and all */
  RS_INT = 5,    /* `text` is the number, `number` its value */
  RS_OTHER = 6   /* another number, a list or an object: `text` is its JSON */
};

/* A field of one record. Where the way to it ends early, `depth` steps of the path were there, and
   `kind` is that of the last one. */
typedef struct {
  const char *text;
  uint32_t length;
  uint8_t kind;
  uint8_t depth;
  int64_t number;
} rs_value;

/* Three-valued logic, and errors. */
enum { RS_NO = 0, RS_YES = 1, RS_UNKNOWN = 2, RS_ERROR = 3 };

/* Verdicts, in the order of the counts. */
enum { RS_PASS = 0, RS_FAIL = 1, RS_OPEN = 2, RS_NOT_APPLICABLE = 3, RS_MANUAL = 4, RS_FAULT = 5,
       RS_VERDICTS = 6 };

/* How a test is decided from the fields themselves. Every test that its fields do not suit is decided
   by the callback. */
enum {
  RS_ASK = 0,          /* by the callback alone */
  RS_IS_TRUE = 1,      /* a flag */
  RS_IS_TEXT = 2,      /* a text that is the given one */
  RS_ENDS = 3,
  RS_STARTS = 4,
  RS_LESS = 5,         /* a text below the given one, by bytes */
  RS_LESS_OR_SAME = 6,
  RS_IS_NUMBER = 7,
  RS_SAME = 8,         /* two fields with the same text */
  RS_AMONG = 9,        /* the text of the first field is one of the list in the second */
  RS_ENDS_WITH = 10    /* the first field ends with the given text and that of the second field */
};

/* A test; `not_same` turns a decided one round. Letter case does not count with `folds`, which leaves
   texts other than ASCII to the callback. A null that counts as the empty text is `null_is_empty`. */
typedef struct {
  int how;
  int group;
  int first, second; /* fields */
  int negated, folds, null_is_empty;
  const char *text;
  size_t length;
  int64_t number;
} rs_test;

/* Nodes of a condition. */
enum { RS_TEST = 0, RS_CONSTANT = 1, RS_ALL = 2, RS_ANY = 3, RS_NOT = 4 };

typedef struct rs_plan rs_plan;

rs_plan *rs_plan_create(void);
void rs_plan_free(rs_plan *plan);

/* Adds a field by its path, or finds the one that is there; returns its number. With `presence` its value
   is of no interest where it is an object or a list; with `required`, a record without it is a stranger. */
int rs_plan_field(rs_plan *plan, const char *const *steps, size_t count, int presence, int required);
/* Adds a group of tests that depend on the same fields; returns its number. */
int rs_plan_group(rs_plan *plan, const int *fields, size_t count);
/* Adds a test to its group; returns its number. Texts are copied. */
int rs_plan_test(rs_plan *plan, rs_test test);
/* Adds a node; its operands are nodes (RS_TEST: the test; RS_CONSTANT: the truth). */
int rs_plan_node(rs_plan *plan, int kind, const int *operands, size_t count);
/* Adds a rule: when it applies, and what it demands (-1: nothing). */
void rs_plan_rule(rs_plan *plan, int when, int demand);

/* Says that a field names the record in a space of names: records of which two share a name cannot be
   judged one by one. With `folds`, names that differ in letter case alone are the same. */
void rs_plan_name(rs_plan *plan, int field, int space, int folds);

/* Decides the tests of a group: one value a field of it, one truth a test. It is called by one thread
   at a time. */
typedef void (*rs_decide)(void *context, int group, const rs_value *values, uint8_t *truths);
/* Hears how many bytes are done. It is called by one thread at a time. */
typedef void (*rs_progress)(void *context, uint64_t bytes);

/* One record that got a verdict. */
typedef struct {
  uint64_t offset;
  uint32_t length;
  uint32_t rule;
  uint32_t verdict;
  uint64_t line; /* counted from 1 */
} rs_sample;

/* How rows of verdicts are written: the names of rules as JSON texts, and the field that names the
   record (-1: none) after a prefix. */
typedef struct {
  int descriptor;
  int subject;
  const char *prefix;
  const char *const *rules;
} rs_rows;

enum { RS_DONE = 0, RS_MALFORMED = 1, RS_UNREADABLE = 2, RS_UNWRITABLE = 3, RS_NO_MEMORY = 4, RS_NO_SPOOL = 5 };

typedef struct {
  int status;
  const char *message;      /* static */
  uint64_t offset;          /* of the malformed record */
  uint64_t line;            /* the same, counted from 1 */
  uint64_t records;
  uint64_t strangers;       /* records without a required field */
  int repeats;              /* whether two records may share a name */
  const uint64_t *counts;   /* RS_VERDICTS for each rule */
  const rs_sample *samples; /* for each rule and verdict the first ones of the file */
  size_t sample_count;
} rs_result;

/* Judges the records between two offsets of a file. Rows are written in the order of the file where
   `rows` is not NULL. At most `limit` samples of each verdict but pass and not_applicable are kept for
   a rule. Without `decide`, nothing is judged, and only names are looked at. The result lives until the
   next scan or until the plan is freed. */
rs_result rs_scan(rs_plan *plan, int descriptor, uint64_t size, int threads, size_t limit,
                  rs_decide decide, rs_progress progress, void *context, const rs_rows *rows);

#ifdef __cplusplus
}
#endif
#endif
