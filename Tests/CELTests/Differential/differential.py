"""Compares Proviso with two other engines on random well-typed expressions.

differential.py PROVISO [COUNT] [SEED]; exit status 1 where a disagreement is unexplained.
"""

import random
import sys
from collections import defaultdict

import values
from deviations import DEVIATIONS
from engines import Case, Python, Rust, proviso
from expressions import SCALARS, Maker

PEERS = [Rust(), Python()]
KINDS = ["bool"] * 6 + SCALARS + ["list(int)", "list(string)", "map(string,int)", "type"]
EXAMPLES = 4


class Part:
    """A part of an expression, with what surrounds it fixed."""

    def __init__(self, node, bindings, known, peers, checked=False):
        self.node = node
        # What the variables of the macros around it stand for.
        self.known = known
        self.peers = peers
        self.case = Case(node.text(known), bindings, checked)
        self.operands = []
        self.ours = None
        self.theirs = {}
        self.disagreeing = []

    def compare(self, ours):
        """Evaluates it in the peers, and notes those that disagree."""
        self.ours = ours
        for peer in self.peers:
            self.theirs[peer.name] = peer.evaluate(self.case)
            if not values.same(ours, self.theirs[peer.name], peer.loose):
                self.disagreeing.append(peer)

    def split(self):
        """Its operands, but for the bodies of a macro."""
        kids = self.node.kids[:1] if self.node.names else self.node.kids
        return self.parts(kids, self.known)

    def bodies(self):
        """A macro's bodies, once for each element that it runs over."""
        if not self.node.names:
            return []
        kind, content = self.operands[0].ours
        elements = {"list": content, "map": [pair[0] for pair in content]}.get(kind, ()) if kind in ("list", "map") else ()
        variable = self.node.names[0]
        parts = []
        for element in dict.fromkeys(elements):
            parts += self.parts(self.node.kids[1:], {**self.known, variable: element})
        return parts

    def parts(self, kids, known):
        made = [Part(kid, self.case.bindings, known, self.disagreeing) for kid in kids]
        self.operands += made
        return made


def evaluate(program, parts):
    for part, ours in zip(parts, proviso(program, [part.case for part in parts])):
        part.compare(ours)


def smallest(program, parts):
    """The smallest parts that peers disagree about, each with the peer."""
    found = []
    level = parts
    while level:
        evaluate(program, [kid for part in level for kid in part.split()])
        evaluate(program, [kid for part in level for kid in part.bodies()])
        for part in level:
            for peer in part.disagreeing:
                if not any(peer in kid.disagreeing for kid in part.operands):
                    found.append((part, peer))
        level = [kid for part in level for kid in part.operands if kid.disagreeing]
    return found


def make(count, seed):
    maker = Maker(random.Random(seed))
    for _ in range(count):
        kind = maker.random.choice(KINDS)
        node = maker.make(kind, maker.random.randrange(1, 5))
        yield Part(node, maker.bindings(), {}, PEERS, checked=True)


def described(part, peer):
    used = {name: value for name, value in part.case.bindings.items() if name in part.case.text}
    shown = ", ".join(f"{name} = {values.literal(value)}" for name, value in used.items())
    return (
        f"    {part.case.text}{'  with ' + shown if shown else ''}\n"
        f"      proviso {part.ours}, {peer.name} {part.theirs[peer.name]}"
    )


def report(found):
    """Prints what the peers disagree about; the number of unexplained cases."""
    explained, unexplained = defaultdict(list), defaultdict(list)
    for part, peer in found:
        reason = next((d for d in DEVIATIONS if d.explains(part, peer)), None)
        if reason:
            explained[peer.name, reason.name].append(part)
        else:
            unexplained[peer.name, part.node.op].append(described(part, peer))
    for (peer, name), parts in sorted(explained.items()):
        print(f"  known, {peer}: {name}: {len(parts)}")
    for (peer, operation), lines in sorted(unexplained.items(), key=lambda item: -len(item[1])):
        print(f"  UNEXPLAINED, {peer}: `{operation}`: {len(lines)}")
        for line in list(dict.fromkeys(lines))[:EXAMPLES]:
            print(line)
    return sum(len(lines) for lines in unexplained.values())


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(10**9)
    print(f"differential: seed {seed}, {count} expressions", flush=True)
    parts = list(make(count, seed))
    evaluate(program, parts)
    rejected = [part for part in parts if part.ours[0] == "error" and is_rejected(program, part)]
    for part in rejected[:EXAMPLES]:
        print(f"  the checker rejects {part.case.text}: {part.ours[1]}")
    for peer in PEERS:
        agreeing = sum(peer not in part.disagreeing for part in parts)
        both = sum(peer not in part.disagreeing and part.ours[0] != "error" for part in parts)
        print(f"  {peer.name} agrees on {agreeing} of {count}, on {both} with a value")
    unexplained = report(smallest(program, [part for part in parts if part.disagreeing]))
    print(f"  unexplained: {unexplained}, rejected: {len(rejected)}")
    sys.exit(1 if unexplained or rejected else 0)


def is_rejected(program, part):
    """Whether the type check, and not the evaluation, made the error."""
    return "does not take" in part.ours[1] and proviso(program, [Case(part.case.text, part.case.bindings, False)])[0] != part.ours


if __name__ == "__main__":
    main()
