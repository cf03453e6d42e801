"""Values of the language, the same for all engines: a pair of a type's name and what it holds.

Timestamps and durations hold nanoseconds, lists a tuple, maps a tuple of pairs sorted by key.
("error", message) stands for no value.
"""

import math
import re
from datetime import datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def map_value(pairs):
    return ("map", tuple(sorted(pairs, key=repr)))


def same(a, b, loose=frozenset()):
    """Whether two results are the same; `loose` holds pairs of type names that one engine cannot
    tell apart, as it hands them out as the same Python type."""
    if a[0] != b[0]:
        return (a[0], b[0]) in loose and same_content(a, b, loose)
    return same_content(a, b, loose)


def same_content(a, b, loose):
    if a[0] == "error":
        return True
    if a[0] == "double":
        return a[1] == b[1] or (math.isnan(a[1]) and math.isnan(b[1]))
    if a[0] == "list":
        return len(a[1]) == len(b[1]) and all(same(x, y, loose) for x, y in zip(a[1], b[1]))
    if a[0] == "map":
        return len(a[1]) == len(b[1]) and all(
            same(x[0], y[0], loose) and same(x[1], y[1], loose) for x, y in zip(a[1], b[1])
        )
    return a[1] == b[1]


def from_json(item):
    """Reads a value as `proviso eval --case` writes it."""
    if "error" in item:
        return ("error", item["error"])
    if "unknown" in item:
        return ("unknown", tuple(item["unknown"]))
    kind = item["type"]
    if kind == "null":
        return ("null", None)
    if kind == "list":
        return ("list", tuple(from_json(x) for x in item["values"]))
    if kind == "map":
        return map_value([(from_json(e["key"]), from_json(e["value"])) for e in item["entries"]])
    if kind == "bytes":
        return ("bytes", bytes.fromhex(item["hex"]))
    text = item["value"]
    if kind in ("int", "uint"):
        return (kind, int(text))
    if kind == "double":
        return (kind, float(text))
    if kind == "timestamp":
        return (kind, nanoseconds_since_epoch(text))
    if kind == "duration":
        return (kind, seconds_to_nanoseconds(text[:-1]))
    return (kind, text)


def to_json(value):
    """The value as a binding of a case."""
    kind, content = value
    if kind == "null":
        return {"type": kind}
    if kind == "list":
        return {"type": kind, "values": [to_json(x) for x in content]}
    if kind == "map":
        return {"type": kind, "entries": [{"key": to_json(k), "value": to_json(v)} for k, v in content]}
    if kind == "bytes":
        return {"type": kind, "hex": content.hex()}
    if kind == "bool":
        return {"type": kind, "value": content}
    if kind == "timestamp":
        return {"type": kind, "value": timestamp_text(content)}
    if kind == "duration":
        return {"type": kind, "value": duration_text(content)}
    return {"type": kind, "value": str(content)}


def to_python(value):
    """The value as plain Python has it."""
    kind, content = value
    if kind == "list":
        return [to_python(x) for x in content]
    if kind == "map":
        return {to_python(k): to_python(v) for k, v in content}
    if kind == "timestamp":
        return EPOCH + timedelta(microseconds=content // 1000)
    if kind == "duration":
        return timedelta(microseconds=content // 1000)
    return content


def literal(value):
    """An expression that gives the value in every engine."""
    kind, content = value
    if kind == "null":
        return "null"
    if kind == "bool":
        return "true" if content else "false"
    if kind == "int":
        return str(content) if content >= 0 else f"({content})"
    if kind == "uint":
        return f"{content}u"
    if kind == "double":
        if math.isnan(content):
            return 'double("NaN")'
        if math.isinf(content):
            return "(1.0 / 0.0)" if content > 0 else "(-1.0 / 0.0)"
        return repr(content) if math.copysign(1, content) > 0 else f"({content!r})"
    if kind == "string":
        return '"' + "".join(escaped(c) for c in content) + '"'
    if kind == "bytes":
        return 'b"' + "".join(f"\\x{byte:02x}" for byte in content) + '"'
    if kind == "list":
        return "[" + ", ".join(literal(x) for x in content) + "]"
    if kind == "map":
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in content) + "}"
    if kind == "timestamp":
        return f'timestamp("{timestamp_text(content)}")'
    if kind == "duration":
        return f'duration("{duration_text(content)}")'
    return content


def escaped(character):
    code = ord(character)
    if character in '"\\':
        return "\\" + character
    return character if 0x20 <= code else f"\\u{code:04x}"


def timestamp_text(nanoseconds):
    seconds, rest = divmod(nanoseconds, 10**9)
    text = (EPOCH + timedelta(seconds=seconds)).strftime("%m-%dT%H:%M:%S")
    year = (EPOCH + timedelta(seconds=seconds)).year
    fraction = f".{rest:09d}".rstrip("0") if rest else ""
    return f"{year:04d}-{text}{fraction}Z"


def duration_text(nanoseconds):
    seconds, rest = divmod(abs(nanoseconds), 10**9)
    fraction = f".{rest:09d}".rstrip("0") if rest else ""
    return f"{'-' if nanoseconds < 0 else ''}{seconds}{fraction}s"


def nanoseconds_since_epoch(text):
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z", text)
    parts = [int(part) for part in match.groups()[:6]]
    whole = datetime(*parts, tzinfo=timezone.utc) - EPOCH
    fraction = int((match.group(7) or "0").ljust(9, "0"))
    return (whole.days * 86400 + whole.seconds) * 10**9 + fraction


def seconds_to_nanoseconds(text):
    sign = -1 if text.startswith("-") else 1
    whole, _, fraction = text.lstrip("-").partition(".")
    return sign * (int(whole) * 10**9 + int((fraction or "0").ljust(9, "0")))


def of_timedelta(span):
    return ("duration", ((span.days * 86400 + span.seconds) * 10**6 + span.microseconds) * 1000)


def of_datetime(moment):
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return ("timestamp", of_timedelta(moment - EPOCH)[1])
