"""Where the peers are known to differ from the specification, each with the reason.

A deviation is looked for in the smallest part of an expression about which the engines disagree,
so all operands of that part have the same value everywhere. It explains only what the peer is
known to give then, so that another disagreement about the same operation still shows.
"""

import math

from values import same, to_python

NUMBERS = ("int", "uint", "double")
TEXTUAL = ("startsWith", "endsWith", "contains", "matches", "size")


class Deviation:
    """What one peer does otherwise, in some operations (nil: in any)."""

    def __init__(self, peer, name, operations, applies):
        self.peer = peer
        self.name = name
        self.operations = operations
        self.applies = applies

    def explains(self, part, peer):
        if peer.name != self.peer or (self.operations and part.node.op not in self.operations):
            return False
        return bool(self.applies(View(part, peer)))


class View:
    """A disagreement as deviations look at it."""

    def __init__(self, part, peer):
        self.part = part
        self.ours = part.ours
        self.theirs = part.theirs[peer.name]
        self.operands = [kid.ours for kid in part.operands]
        # What the peer gives for the operands, where it differs in what its types cannot say.
        self.seen = [kid.theirs[peer.name] for kid in part.operands]

    def types(self):
        return tuple(operand[0] for operand in self.operands)

    def gives(self, *value):
        return same(self.theirs, value)

    def fails(self, *texts):
        return self.theirs[0] == "error" and any(text in self.theirs[1] for text in texts)

    def operand(self, kind):
        return len(self.operands) > 0 and self.operands[0][0] == kind

    def content(self, place=0):
        return self.operands[place][1]


def has_error(value):
    """Whether an error lies in what should have been one."""
    if value[0] in ("list", "map"):
        parts = [x for pair in value[1] for x in pair] if value[0] == "map" else value[1]
        return any(has_error(part) for part in parts)
    return value[0] == "error"


def milliseconds(nanoseconds):
    return int(nanoseconds / 10**6) if abs(nanoseconds) < 2**53 else nanoseconds // 10**6


def is_signed_zero_division(view):
    return view.types() == ("double", "double") and view.content(1) == 0 and (
        view.fails("divide by zero") or (view.theirs[0] == "double" and math.isinf(view.theirs[1])))


def is_mixed(view):
    return view.types() != view.types()[::-1] and all(kind in NUMBERS for kind in view.types())


def has_nan(view):
    return any(kind == "double" and math.isnan(content) for kind, content in view.operands)


def is_double_text(view):
    """The same number, in other digits."""
    if not view.operand("double") or view.theirs[0] != "string":
        return False
    try:
        back = float(view.theirs[1])
    except ValueError:
        return False
    return same(("double", back), view.operands[0])


def is_timestamp_text(view):
    if not view.operand("timestamp") or view.theirs[0] != "string":
        return False
    whole = view.ours[1].rstrip("Z").split(".")[0]
    return view.theirs[1].startswith(whole)


def is_raised(view):
    """An error of an operand is the result, although the other operand decides."""
    return view.ours[0] == "bool" and view.theirs in view.seen


DEVIATIONS = [
    Deviation(
        "rust", "a duration cannot be added to a timestamp, only the other way round", ["+"],
        lambda v: v.types() == ("duration", "timestamp") and v.fails("duration + timestamp")),
    Deviation(
        "rust", "the parts of a timestamp take no time zone", None,
        lambda v: v.part.node.op.startswith("get") and '("' in v.part.node.pieces[-1]
        and v.fails("Undefined variable or function: '" + v.part.node.op)),
    Deviation(
        "rust", "there is no `bool(…)` conversion", ["bool"],
        lambda v: v.fails("Undefined variable or function: 'bool'")),
    Deviation(
        "rust", "no `int(timestamp)`", ["int"],
        lambda v: v.operand("timestamp") and v.fails("Undefined variable or function: 'int'")),
    Deviation(
        "rust", "no `string(bool)`", ["string"],
        lambda v: v.operand("bool") and v.fails("Undefined variable or function: 'string'")),
    Deviation(
        "rust", "`string(bytes)` replaces what is not UTF-8 instead of failing", ["string"],
        lambda v: v.operand("bytes") and v.ours[0] == "error"
        and v.gives("string", v.content().decode(errors="replace"))),
    Deviation(
        "rust", "`string(timestamp)` ends with an offset instead of `Z`", ["string"], is_timestamp_text),
    Deviation(
        "rust", "`string(duration)` has hours and minutes, not only seconds as in JSON", ["string"],
        lambda v: v.operand("duration") and v.theirs[0] == "string"),
    Deviation(
        "rust", "`string(double)` has no exponent, and says `inf`", ["string"], is_double_text),
    Deviation(
        "rust", "`getMilliseconds()` of a duration counts all of it, not the rest of its last second",
        ["getMilliseconds"],
        lambda v: v.operand("duration") and v.gives("int", milliseconds(v.content()))),
    Deviation(
        "rust", "`size` of a string counts bytes, not code points", ["size"],
        lambda v: v.operand("string") and v.gives("int", len(v.content().encode()))),
    Deviation(
        "rust", "the least int negated is itself instead of an overflow", ["-"],
        lambda v: v.types() == ("int",) and v.content() == -(2**63) and v.gives("int", -(2**63))),
    Deviation(
        "rust", "`all` and `exists` do not absorb the error of an element", ["all", "exists"],
        lambda v: v.ours == ("bool", v.part.node.op == "exists") and v.theirs[0] == "error"
        and v.theirs in v.seen),
    Deviation(
        "rust", "a comparison with NaN fails instead of being false", ["<", "<=", ">", ">=", "dyn <", "dyn <=", "dyn >", "dyn >="],
        lambda v: has_nan(v) and v.ours == ("bool", False) and v.fails("No such overload")),
    Deviation(
        "python", "an error within a map literal is a value of the map", ["map"],
        lambda v: v.ours[0] == "error" and has_error(v.theirs)),
    Deviation(
        "python", "`map` has no form with a filter", ["map"],
        lambda v: len(v.part.node.kids) == 3 and v.fails("too many values to unpack")),
    Deviation(
        "python", "numbers of different types do not compare", None,
        lambda v: v.part.node.op.startswith("dyn ") and is_mixed(v) and v.fails("found no matching overload")),
    Deviation(
        "python", "a negative index counts from the end", ["[]"],
        lambda v: v.types() == ("list", "int") and v.content(1) < 0 and v.ours[0] == "error"
        and same(v.theirs, v.content()[v.content(1)])),
    Deviation(
        "python", "it forgets that results of `+` and `-` are strings, bytes or durations, and finds no overload for them",
        None, lambda v: v.fails("no such overload")
        and (v.part.node.names or v.part.node.op in TEXTUAL or v.part.node.op.startswith("get"))),
    Deviation(
        "python", "it forgets its types, and `type` then says Python's", ["type", "==", "!="],
        lambda v: v.theirs in (("type", "str"), ("type", "float"), ("type", "timedelta"), ("type", "datetime"))
        or (v.types() == ("type", "type") and v.theirs[0] == "bool")),
    Deviation(
        "python", "`getMilliseconds()` of a duration counts all of it, not the rest of its last second",
        ["getMilliseconds"],
        lambda v: v.operand("duration") and v.gives("int", milliseconds(v.content()))),
    Deviation(
        "python", "doubles divided by zero: an error for Python's own, else infinite, whatever the sign of the zero and also for 0.0 / 0.0", ["/"],
        is_signed_zero_division),
    Deviation(
        "python", "errors within `exists_one`, `map` and `filter` are not absorbed by `&&` and `||`", ["&&", "||"],
        lambda v: v.theirs[0] == "error" and is_raised(v)
        and any(f".{macro}(" in v.part.case.text for macro in ("exists_one", "map", "filter"))),
    Deviation(
        "python", "the least int modulo -1 is 0 instead of an overflow", ["%"],
        lambda v: v.operands == [("int", -(2**63)), ("int", -1)] and v.gives("int", 0)),
    Deviation(
        "python", "`uint` of a double between -1 and 0 is 0", ["uint"],
        lambda v: v.operand("double") and -1 < v.content() < 0 and v.gives("uint", 0)),
    Deviation(
        "python", "numbers in texts may stand between blanks", ["int", "uint", "double"],
        lambda v: v.operand("string") and v.content() != v.content().strip() and v.ours[0] == "error"),
    Deviation(
        "python", "`bool` takes any text that is not empty", ["bool"],
        lambda v: v.operand("string") and v.ours[0] == "error" and v.gives("bool", v.content() != "")),
    Deviation(
        "python", "`string(bool)` is Python's `True` or `False`", ["string"],
        lambda v: v.operand("bool") and v.gives("string", str(v.content()))),
    Deviation(
        "python", "`string(duration)` leaves out parts of a second", ["string"],
        lambda v: v.operand("duration") and v.gives("string", f"{int(v.content() / 10**9)}s")),
    Deviation(
        "python", "it forgets that a difference is a duration, and `string` then gives Python's text", ["string"],
        lambda v: v.operand("duration") and v.gives("string", str(to_python(v.operands[0])))),
    Deviation(
        "python", "`string(timestamp)` leaves out parts of a second", ["string"], is_timestamp_text),
    Deviation(
        "python", "`string(double)` is Python's text: `-1.0`, `inf`", ["string"], is_double_text),
]
