#include "CSimdJSON.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

namespace od = simdjson::ondemand;

struct csj_reader {
  od::parser parser;
  std::vector<uint8_t> input;
  std::vector<csj_event> events;
  std::string text;
  size_t count = 0; /* bytes of the document in `input`, without the padding */
  uint32_t depth_limit = 0;
  size_t event_limit = 0;
};

namespace {

/* A refusal: one of the CSJ_ statuses, and simdjson's message where it has one. */
struct Refusal {
  int status = CSJ_OK;
  const char *message = nullptr;
  explicit operator bool() const { return status != CSJ_OK; }
};

Refusal malformed(simdjson::error_code code) {
  if (code == simdjson::SUCCESS) { return {}; }
  if (code == simdjson::DEPTH_ERROR) { return {CSJ_TOO_DEEP, simdjson::error_message(code)}; }
  if (code == simdjson::MEMALLOC) { return {CSJ_NO_MEMORY, simdjson::error_message(code)}; }
  return {CSJ_MALFORMED, simdjson::error_message(code)};
}

class Walk {
 public:
  explicit Walk(csj_reader &reader) : reader(reader) {}

  Refusal document(od::document &document) {
    bool scalar = false;
    if (auto code = document.is_scalar().get(scalar)) { return malformed(code); }
    if (scalar) { return root_scalar(document); }
    od::value value;
    if (auto code = document.get_value().get(value)) { return malformed(code); }
    if (auto refusal = any(value, 1)) { return refusal; }
    /* At the end of the document there is no current location. */
    if (document.current_location().error() == simdjson::SUCCESS) {
      return {CSJ_MALFORMED, "there is more text after the document"};
    }
    return {};
  }

 private:
  csj_reader &reader;

  size_t offset(std::string_view token) const {
    return size_t(reinterpret_cast<const uint8_t *>(token.data()) - reader.input.data());
  }

  Refusal add(uint32_t kind, size_t offset, uint64_t payload = 0, uint32_t length = 0) {
    if (reader.events.size() >= reader.event_limit) {
      return {CSJ_TOO_LARGE, "the document has too many values"};
    }
    reader.events.push_back({payload, offset, length, kind});
    return {};
  }

  Refusal add_text(uint32_t kind, size_t offset, std::string_view text) {
    if (text.size() > UINT32_MAX) { return {CSJ_TOO_LARGE, "a string is too long"}; }
    auto start = reader.text.size();
    reader.text.append(text);
    return add(kind, offset, start, uint32_t(text.size()));
  }

  template <class Holder>
  Refusal add_bool(Holder &holder, size_t offset) {
    bool flag = false;
    if (auto code = holder.get_bool().get(flag)) { return malformed(code); }
    return add(flag ? CSJ_TRUE : CSJ_FALSE, offset);
  }

  template <class Holder>
  Refusal add_null(Holder &holder, size_t offset) {
    bool null = false;
    if (auto code = simdjson::simdjson_result<bool>(holder.is_null()).get(null)) {
      return malformed(code);
    }
    return null ? add(CSJ_NULL, offset) : malformed(simdjson::N_ATOM_ERROR);
  }

  template <class Holder>
  Refusal add_string(Holder &holder, size_t offset) {
    std::string_view text;
    if (auto code = holder.get_string().get(text)) { return malformed(code); }
    return add_text(CSJ_STRING, offset, text);
  }

  /* JSON's number grammar; simdjson reports integers beyond 64 bits as plain number errors. */
  static bool is_number(std::string_view token) {
    size_t i = 0, n = token.size();
    auto digits = [&] {
      auto start = i;
      while (i < n && token[i] >= '0' && token[i] <= '9') { i++; }
      return i - start;
    };
    if (i < n && token[i] == '-') { i++; }
    auto first = i;
    auto count = digits();
    if (count == 0 || (count > 1 && token[first] == '0')) { return false; }
    if (i < n && token[i] == '.') {
      i++;
      if (digits() == 0) { return false; }
    }
    if (i < n && (token[i] == 'e' || token[i] == 'E')) {
      i++;
      if (i < n && (token[i] == '+' || token[i] == '-')) { i++; }
      if (digits() == 0) { return false; }
    }
    return i == n;
  }

  Refusal add_number(std::string_view token) {
    while (!token.empty() && std::strchr(" \t\r\n", token.back()) != nullptr) {
      token.remove_suffix(1);
    }
    if (!is_number(token)) { return malformed(simdjson::NUMBER_ERROR); }
    auto first = token.data(), last = token.data() + token.size();
    int64_t integer = 0;
    if (auto end = std::from_chars(first, last, integer); end.ptr == last && end.ec == std::errc()) {
      return add(CSJ_INT, offset(token), uint64_t(integer));
    }
    uint64_t natural = 0;
    if (auto end = std::from_chars(first, last, natural); end.ptr == last && end.ec == std::errc()) {
      return add(CSJ_UINT, offset(token), natural);
    }
    double real = 0;
    auto end = std::from_chars(first, last, real);
    if (end.ptr != last || end.ec != std::errc() || !std::isfinite(real)) {
      return malformed(simdjson::NUMBER_ERROR);
    }
    uint64_t bits = 0;
    std::memcpy(&bits, &real, sizeof bits);
    return add(CSJ_DOUBLE, offset(token), bits);
  }

  Refusal root_scalar(od::document &document) {
    std::string_view token;
    if (auto code = document.raw_json_token().get(token)) { return malformed(code); }
    auto at = offset(token);
    /* A token reaches to the next one, so the only one reaches to the end. */
    if (at + token.size() < reader.count) {
      return {CSJ_MALFORMED, "there is more text after the document"};
    }
    switch (token.empty() ? '\0' : token.front()) {
      case '"': return add_string(document, at);
      case 't': case 'f': return add_bool(document, at);
      case 'n': return add_null(document, at);
      default: return add_number(token);
    }
  }

  Refusal any(od::value &value, uint32_t depth) {
    if (depth > reader.depth_limit) { return malformed(simdjson::DEPTH_ERROR); }
    auto token = value.raw_json_token();
    switch (token.empty() ? '\0' : token.front()) {
      case '{': return object(value, offset(token), depth);
      case '[': return array(value, offset(token), depth);
      case '"': return add_string(value, offset(token));
      case 't': case 'f': return add_bool(value, offset(token));
      case 'n': return add_null(value, offset(token));
      default: return add_number(token); /* the iteration skips what nobody consumed */
    }
  }

  Refusal object(od::value &value, size_t at, uint32_t depth) {
    od::object object;
    if (auto code = value.get_object().get(object)) { return malformed(code); }
    if (auto refusal = add(CSJ_OBJECT, at)) { return refusal; }
    for (auto &&member : object) {
      od::field field;
      if (auto code = std::move(member).get(field)) { return malformed(code); }
      auto key_at = offset(std::string_view(field.key().raw(), 1));
      std::string_view key;
      if (auto code = field.unescaped_key().get(key)) { return malformed(code); }
      if (auto refusal = add_text(CSJ_KEY, key_at, key)) { return refusal; }
      if (auto refusal = any(field.value(), depth + 1)) { return refusal; }
    }
    return add(CSJ_OBJECT_END, 0);
  }

  Refusal array(od::value &value, size_t at, uint32_t depth) {
    od::array array;
    if (auto code = value.get_array().get(array)) { return malformed(code); }
    if (auto refusal = add(CSJ_ARRAY, at)) { return refusal; }
    for (auto &&item : array) {
      od::value element;
      if (auto code = std::move(item).get(element)) { return malformed(code); }
      if (auto refusal = any(element, depth + 1)) { return refusal; }
    }
    return add(CSJ_ARRAY_END, 0);
  }
};

Refusal read(csj_reader &reader, const uint8_t *bytes, size_t count) {
  reader.events.clear();
  reader.text.clear();
  reader.count = count;
  reader.input.resize(count + simdjson::SIMDJSON_PADDING);
  if (count > 0) { std::memcpy(reader.input.data(), bytes, count); }
  std::memset(reader.input.data() + count, 0, simdjson::SIMDJSON_PADDING);
  if (auto code = reader.parser.allocate(count, size_t(reader.depth_limit) + 1)) {
    return malformed(code);
  }
  od::document document;
  simdjson::padded_string_view view(
      reinterpret_cast<const char *>(reader.input.data()), count, reader.input.size());
  if (auto code = reader.parser.iterate(view).get(document)) { return malformed(code); }
  return Walk(reader).document(document);
}

}  // namespace

extern "C" csj_reader *csj_reader_create(uint32_t depth_limit, size_t event_limit) {
  try {
    auto reader = new (std::nothrow) csj_reader();
    if (reader != nullptr) {
      reader->depth_limit = depth_limit;
      reader->event_limit = event_limit;
    }
    return reader;
  } catch (...) {
    return nullptr;
  }
}

extern "C" void csj_reader_free(csj_reader *reader) { delete reader; }

extern "C" csj_result csj_read(csj_reader *reader, const uint8_t *bytes, size_t count) {
  Refusal refusal;
  try {
    refusal = read(*reader, bytes, count);
  } catch (const std::bad_alloc &) {
    refusal = {CSJ_NO_MEMORY, "out of memory"};
  } catch (...) {
    refusal = {CSJ_MALFORMED, "unexpected failure of the JSON library"};
  }
  return {reader->events.data(), reader->events.size(), reader->text.data(), refusal.status,
          refusal.message};
}
