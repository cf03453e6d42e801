"""Random well-typed expressions, as trees whose parts can be evaluated by themselves."""

import values

INT_MAX, INT_MIN = 2**63 - 1, -(2**63)
HOUR = 3600 * 10**9
NEW_YEAR = values.nanoseconds_since_epoch("2024-01-01T00:00:00Z")


def ints(*numbers):
    return ("list", tuple(("int", number) for number in numbers))


def texts(*strings):
    return ("list", tuple(("string", string) for string in strings))


# What each type's variables and literals may be.
POOLS = {
    "bool": [("bool", True), ("bool", False)],
    "int": [("int", n) for n in (0, 1, 2, -1, -3, 7, 10, 255, INT_MAX, INT_MIN, 1700000000)],
    "uint": [("uint", n) for n in (0, 1, 2, 3, 10, 2**63, 2**64 - 1)],
    "double": [("double", n) for n in (0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 1e10, 1e300, 1e-7, 9007199254740993.0)],
    "string": [
        ("string", s)
        for s in ("", "a", "b", "ab", "abc", "B", "a.b", "ä", "äb", "日本", "😀", "1", "-7", "1.5", "true", "x y", "\n")
    ],
    "bytes": [("bytes", b) for b in (b"", b"a", b"ab", b"\x00\xff", "ä".encode())],
    "timestamp": [
        ("timestamp", NEW_YEAR + n)
        for n in (0, HOUR, -HOUR // 4, 60 * 24 * HOUR - 5 * 10**8, 31 * 24 * HOUR, -(10**9), 181 * 24 * HOUR + HOUR * 23)
    ],
    "duration": [("duration", n) for n in (0, HOUR, -HOUR, 10**9, 15 * 10**8, 90 * 60 * 10**9, 25 * HOUR, -5 * 10**8)],
    "list(int)": [ints(), ints(1), ints(2, 0), ints(3, 1, 2), ints(1, 1), ints(-1, 10, 7, 2)],
    "list(string)": [texts(), texts("a"), texts("a", "ab"), texts("ä", "", "b"), texts("a", "a")],
    "map(string,int)": [
        values.map_value([(("string", k), ("int", v)) for k, v in pairs.items()])
        for pairs in ({}, {"a": 1}, {"a": 2, "b": 0}, {"b": -1, "c": 7, "ä": 3})
    ],
    "null_type": [("null", None)],
}
VARIABLES = {
    "b0": "bool", "b1": "bool", "i0": "int", "i1": "int", "u0": "uint", "d0": "double", "d1": "double",
    "s0": "string", "s1": "string", "y0": "bytes", "t0": "timestamp", "z0": "duration",
    "l0": "list(int)", "ls": "list(string)", "m0": "map(string,int)",
}
SCALARS = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"]
ORDERED = ["int", "uint", "double", "string", "bytes", "bool", "timestamp", "duration"]
RELATIONS = ["==", "!=", "<", "<=", ">", ">="]
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "+05:30", "-02:00"]
PATTERNS = ["a", "^a+$", "a.b", "^$", "[a-c]+", "(a|b)c?", "ä", ".", "\\\\d+", "^-?[0-9]+$", "b$"]
PARTS = [
    "FullYear", "Month", "Date", "DayOfMonth", "DayOfWeek", "DayOfYear", "Hours", "Minutes", "Seconds", "Milliseconds",
]


class Node:
    """An operation: its text is made of `pieces`, in which a number stands for that operand."""

    def __init__(self, op, pieces, kids=(), names=(), value=None):
        self.op = op
        self.pieces = pieces
        self.kids = list(kids)
        # A macro's variables, which all operands but the first may name.
        self.names = names
        self.value = value

    def text(self, known=None):
        """The text, with the values of `known` in place of macros' variables."""
        if self.op == "local" and known and self.pieces[0] in known:
            return values.literal(known[self.pieces[0]])
        return "".join(
            self.kids[piece].text(known) if isinstance(piece, int) else piece for piece in self.pieces
        )


class Maker:
    """Makes expressions of a wanted type."""

    def __init__(self, random):
        self.random = random
        self.locals = []

    def bindings(self):
        return {name: self.random.choice(POOLS[kind]) for name, kind in VARIABLES.items()}

    def make(self, kind, depth):
        if depth <= 0 or self.random.random() < 0.1:
            return self.leaf(kind)
        if self.random.random() < 0.06:
            parts = [self.make("bool", depth - 1), self.make(kind, depth - 1), self.make(kind, depth - 1)]
            return Node("?:", ["(", 0, " ? ", 1, " : ", 2, ")"], parts)
        ways = getattr(self, "make_" + kind.replace("(", "_").replace(",", "_").rstrip(")"))(depth - 1)
        return self.random.choice(ways)()

    def leaf(self, kind):
        if kind.startswith("type"):
            return Node("type name", [self.random.choice(["int", "uint", "double", "string", "bool", "bytes", "list", "map"])])
        own = [name for name, type_ in self.locals if type_ == kind]
        if own and self.random.random() < 0.6:
            return Node("local", [self.random.choice(own)])
        names = [name for name, type_ in VARIABLES.items() if type_ == kind]
        if names and self.random.random() < 0.5:
            return Node("variable", [self.random.choice(names)])
        value = self.random.choice(POOLS[kind])
        return Node("literal", [values.literal(value)], value=value)

    # Each way of making something is a function, so that only the chosen one is made.

    def infix(self, sign, left, right, depth):
        return lambda: Node(sign, ["(", 0, f" {sign} ", 1, ")"], [self.make(left, depth), self.make(right, depth)])

    def call(self, name, *kinds, depth):
        def make():
            pieces = [f"{name}("]
            for place in range(len(kinds)):
                pieces += [", ", place] if place else [place]
            return Node(name, pieces + [")"], [self.make(kind, depth) for kind in kinds])

        return make

    def method(self, name, target, *kinds, depth):
        def make():
            pieces = [0, f".{name}("]
            for place in range(len(kinds)):
                pieces += [", ", place + 1] if place else [place + 1]
            kids = [self.grouped(target, depth)] + [self.make(kind, depth) for kind in kinds]
            return Node(name, pieces + [")"], kids)

        return make

    def grouped(self, kind, depth):
        """A target of a call: what begins with a sign needs parentheses, which literals have."""
        return self.make(kind, depth)

    def macro(self, name, depth, element=None, body="bool", two=False):
        def make():
            kind = element or self.random.choice(["int", "string"])
            # What becomes a list runs over lists only: one peer has no order of a map's keys.
            takes_map = body == "bool" and name != "filter" and kind == "string"
            source = "map(string,int)" if takes_map and self.random.random() < 0.2 else f"list({kind})"
            over = self.make(source, depth)
            variable = f"v{len(self.locals)}"
            self.locals.append((variable, kind))
            parts = [self.make("bool" if two else body, depth)] + ([self.make(body, depth)] if two else [])
            self.locals.pop()
            pieces = [0, f".{name}({variable}, ", 1] + ([", ", 2] if two else []) + [")"]
            return Node(name, pieces, [over] + parts, names=(variable,))

        return make

    def element(self, kind, depth):
        return lambda: Node("[]", [0, "[", 1, "]"], [self.make(f"list({kind})", depth), self.make("int", depth)])

    def items(self, kind, depth):
        def make():
            kids = [self.make(kind, depth) for _ in range(self.random.randrange(4))]
            pieces = ["["]
            for place in range(len(kids)):
                pieces += [", ", place] if place else [place]
            return Node("list", pieces + ["]"], kids)

        return make

    def same(self, depth):
        kind = self.random.choice([*SCALARS, "list(int)", "list(string)", "map(string,int)", "type"])
        return self.infix(self.random.choice(["==", "!="]), kind, kind, depth)()

    def ordered(self, depth):
        kind = self.random.choice(ORDERED)
        return self.infix(self.random.choice(RELATIONS), kind, kind, depth)()

    def mixed(self, depth):
        """Numbers of different types, which compare where one of them is `dyn`."""
        left, right = self.random.choice(["int", "uint", "double"]), self.random.choice(["int", "uint", "double"])
        sign = self.random.choice(RELATIONS)
        kids = [self.make(left, depth), self.make(right, depth)]
        return Node("dyn " + sign, ["(dyn(", 0, f") {sign} ", 1, ")"], kids)

    def make_bool(self, depth):
        connectives = [self.infix(sign, "bool", "bool", depth) for sign in ("&&", "||")] * 2
        not_ = lambda: Node("!", ["!(", 0, ")"], [self.make("bool", depth)])
        field = self.random.choice(["a", "b", "c"])
        has = lambda: Node("has", ["has(m0.", field, ")"], [])
        matches = lambda: Node(
            "matches", [0, '.matches("', self.random.choice(PATTERNS), '")'], [self.make("string", depth)])
        return connectives + [
            not_, has, matches, matches, lambda: self.mixed(depth), lambda: self.same(depth), lambda: self.same(depth),
            lambda: self.ordered(depth), lambda: self.ordered(depth),
            self.infix("in", "int", "list(int)", depth), self.infix("in", "string", "list(string)", depth),
            self.infix("in", "string", "map(string,int)", depth),
            self.method("startsWith", "string", "string", depth=depth),
            self.method("endsWith", "string", "string", depth=depth),
            self.method("contains", "string", "string", depth=depth), self.call("bool", "string", depth=depth),
            self.macro("all", depth), self.macro("exists", depth), self.macro("exists_one", depth),
        ]

    def make_int(self, depth):
        sized = self.random.choice(["string", "bytes", "list(int)", "list(string)", "map(string,int)"])
        part = "get" + self.random.choice(PARTS)
        zone = self.random.choice(ZONES)
        spans = "get" + self.random.choice(PARTS[-4:])
        converted = self.random.choice(["string", "double", "uint", "timestamp", "int"])
        return [self.infix(sign, "int", "int", depth) for sign in "+-*/%"] + [
            lambda: Node("-", ["-(", 0, ")"], [self.make("int", depth)]),
            self.call("size", sized, depth=depth), self.method("size", sized, depth=depth),
            self.call("int", converted, depth=depth), self.element("int", depth),
            lambda: Node(".a", [0, ".", "a"], [self.make("map(string,int)", depth)]),
            lambda: Node("[]", [0, "[", 1, "]"], [self.make("map(string,int)", depth), self.make("string", depth)]),
            self.method(part, "timestamp", depth=depth), self.method(spans, "duration", depth=depth),
            lambda: Node(part, [0, f'.{part}("{zone}")'], [self.make("timestamp", depth)]),
        ]

    def make_uint(self, depth):
        converted = self.random.choice(["string", "double", "int", "uint"])
        return [self.infix(sign, "uint", "uint", depth) for sign in "+-*/%"] + [
            self.call("uint", converted, depth=depth)]

    def make_double(self, depth):
        converted = self.random.choice(["string", "double", "int", "uint"])
        return [self.infix(sign, "double", "double", depth) for sign in "+-*/"] + [
            self.call("double", converted, depth=depth),
            lambda: Node("-", ["-(", 0, ")"], [self.make("double", depth)])]

    def make_string(self, depth):
        converted = self.random.choice(["int", "uint", "double", "bool", "bytes", "timestamp", "duration", "string"])
        return [
            self.infix("+", "string", "string", depth), self.infix("+", "string", "string", depth),
            self.call("string", converted, depth=depth), self.element("string", depth)]

    def make_bytes(self, depth):
        return [self.infix("+", "bytes", "bytes", depth), self.call("bytes", "string", depth=depth)]

    def make_timestamp(self, depth):
        return [
            self.infix("+", "timestamp", "duration", depth), self.infix("-", "timestamp", "duration", depth),
            self.infix("+", "duration", "timestamp", depth), self.call("timestamp", "timestamp", depth=depth)]

    def make_duration(self, depth):
        return [
            self.infix("+", "duration", "duration", depth), self.infix("-", "duration", "duration", depth),
            self.infix("-", "timestamp", "timestamp", depth), self.call("duration", "duration", depth=depth)]

    def make_list_int(self, depth):
        return [
            self.items("int", depth), self.items("int", depth), self.infix("+", "list(int)", "list(int)", depth),
            self.macro("map", depth, body="int"), self.macro("map", depth, body="int", two=True),
            self.macro("filter", depth, element="int")]

    def make_list_string(self, depth):
        return [
            self.items("string", depth), self.items("string", depth),
            self.infix("+", "list(string)", "list(string)", depth), self.macro("map", depth, body="string"),
            self.macro("filter", depth, element="string")]

    def make_map_string_int(self, depth):
        def make():
            keys = self.random.sample(["a", "b", "c", "ä"], self.random.randrange(3))
            pieces = ["{"]
            for place, key in enumerate(keys):
                pieces += [", " if place else "", f'"{key}": ', place]
            return Node("map", pieces + ["}"], [self.make("int", depth) for _ in keys])

        return [make]

    def make_type(self, depth):
        kind = self.random.choice([*SCALARS, "list(int)", "map(string,int)", "null_type"])
        return [self.call("type", kind, depth=depth)]

    def make_null_type(self, depth):
        return [lambda: self.leaf("null_type")]
