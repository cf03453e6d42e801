#ifndef CSIMDJSON_H
#define CSIMDJSON_H

/* JSON documents as a flat list of events, read by simdjson. No C++ exception leaves this library. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What an event stands for. Objects and arrays have a start and an end; a key precedes its value. */
enum {
  CSJ_NULL = 0,
  CSJ_FALSE = 1,
  CSJ_TRUE = 2,
  CSJ_INT = 3,    /* payload: the bits of an int64_t */
  CSJ_UINT = 4,   /* payload: a uint64_t above INT64_MAX */
  CSJ_DOUBLE = 5, /* payload: the bits of a double */
  CSJ_STRING = 6, /* payload: offset into the text buffer; length: its bytes */
  CSJ_KEY = 7,    /* the same */
  CSJ_OBJECT = 8,
  CSJ_OBJECT_END = 9,
  CSJ_ARRAY = 10,
  CSJ_ARRAY_END = 11
};

typedef struct {
  uint64_t payload;
  uint64_t offset; /* of the value's first byte in the document; for ends, of nothing: 0 */
  uint32_t length;
  uint32_t kind;
} csj_event;

/* Why a document was refused. */
enum {
  CSJ_OK = 0,
  CSJ_MALFORMED = 1,
  CSJ_TOO_DEEP = 2,
  CSJ_TOO_LARGE = 3,
  CSJ_NO_MEMORY = 4
};

/* The result of one reading; pointers live until the next reading or until the reader is freed. */
typedef struct {
  const csj_event *events;
  size_t event_count;
  const char *text;
  int status;
  const char *message; /* simdjson's own words, static; NULL where the document was read */
} csj_result;

typedef struct csj_reader csj_reader;

/* A reader keeps its buffers between documents. NULL when there is no memory. */
csj_reader *csj_reader_create(uint32_t depth_limit, size_t event_limit);
void csj_reader_free(csj_reader *reader);

/* Reads one JSON document; the bytes are copied. */
csj_result csj_read(csj_reader *reader, const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
