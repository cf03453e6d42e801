"""Compares the effects that `proviso diff` proves with those that z3 proves.

oracle.py PROVISO [COUNT] [SEED]: writes two policies with COUNT random pairs of predicates, compares
them with PROVISO, and asks z3 for each pair whether a configuration meets one and fails the other.
Ends with 1 where the two disagree.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import z3

HERE = os.path.dirname(os.path.abspath(__file__))
MODES = ["low", "middle", "high", "off"]
WORDS = ["a", "ab", "abc", "b", "bc", "c", "xy", "x", "yz"]
SLOTS = 5

FLAGS = {name: z3.Bool(name) for name in ("thing.flag", "thing.mark")}
NUMBERS = {name: z3.Int(name) for name in ("thing.count", "thing.size")}
TEXTS = {name: z3.String(name) for name in ("thing.name", "thing.label")}
MODE = z3.Int("thing.mode")
TAGS = [z3.String(f"tag{i}") for i in range(SLOTS)]
LENGTH = z3.Int("tags")
DOMAIN = [MODE >= 0, MODE < len(MODES), LENGTH >= 0, LENGTH <= SLOTS]
# CEL's integers have 64 bits.
DOMAIN += [z3.And(n >= -2**63, n < 2**63) for n in NUMBERS.values()]


def text_test(rng, name, term):
    word = rng.choice(WORDS)
    kind = rng.choice(["==", "!=", "startsWith", "endsWith", "contains", "in"])
    if kind == "==":
        return f'{name} == "{word}"', term == word
    if kind == "!=":
        return f'{name} != "{word}"', term != word
    if kind == "in":
        words = rng.sample(WORDS, 2)
        return f'{name} in ["{words[0]}", "{words[1]}"]', z3.Or([term == w for w in words])
    test = {"startsWith": z3.PrefixOf, "endsWith": z3.SuffixOf}.get(kind)
    said = f'{name}.{kind}("{word}")'
    return said, test(word, term) if test else z3.Contains(term, word)


def atom(rng):
    kind = rng.randrange(7)
    if kind == 0:
        name = rng.choice(list(FLAGS))
        value = rng.random() < 0.5
        return f"{name} == {str(value).lower()}", FLAGS[name] == value
    if kind == 1:
        chosen = rng.sample(range(len(MODES)), rng.randint(1, 3))
        if len(chosen) == 1 and rng.random() < 0.5:
            return f'thing.mode != "{MODES[chosen[0]]}"', MODE != chosen[0]
        listed = ", ".join(f'"{MODES[c]}"' for c in chosen)
        return f"thing.mode in [{listed}]", z3.Or([MODE == c for c in chosen])
    if kind in (2, 3):
        name = rng.choice(list(NUMBERS))
        if rng.random() < 0.1:
            return "thing.count == thing.size", NUMBERS["thing.count"] == NUMBERS["thing.size"]
        value = rng.randint(-3, 6)
        sign = rng.choice(["==", "!=", "<", "<=", ">", ">="])
        n = NUMBERS[name]
        meaning = {"==": n == value, "!=": n != value, "<": n < value, "<=": n <= value,
                   ">": n > value, ">=": n >= value}[sign]
        return f"{name} {sign} {value}", meaning
    if kind in (4, 5):
        if rng.random() < 0.1:
            return "thing.name == thing.label", TEXTS["thing.name"] == TEXTS["thing.label"]
        name = rng.choice(list(TEXTS))
        return text_test(rng, name, TEXTS[name])
    if rng.random() < 0.3:
        count = rng.randint(0, 2)
        return f"size(thing.tags) > {count}", LENGTH > count
    said, _ = text_test(rng, "e", TAGS[0])
    state = rng.getstate()
    word = said
    meanings = [translate(word, t) for t in TAGS]
    rng.setstate(state)
    if rng.random() < 0.5:
        return f"thing.tags.exists(e, {said})", z3.Or(
            [z3.And(i < LENGTH, m) for i, m in enumerate(meanings)])
    return f"thing.tags.all(e, {said})", z3.And(
        [z3.Implies(i < LENGTH, m) for i, m in enumerate(meanings)])


def translate(said, term):
    """The meaning of a test of `e` for another term."""
    words = [w for w in said.split('"')[1::2]]
    if said.startswith("e =="):
        return term == words[0]
    if said.startswith("e !="):
        return term != words[0]
    if said.startswith("e in"):
        return z3.Or([term == w for w in words])
    if ".startsWith" in said:
        return z3.PrefixOf(words[0], term)
    if ".endsWith" in said:
        return z3.SuffixOf(words[0], term)
    return z3.Contains(term, words[0])


def formula(rng, depth=2):
    if depth == 0 or rng.random() < 0.4:
        said, meaning = atom(rng)
        if rng.random() < 0.15:
            return f"!({said})", z3.Not(meaning)
        return said, meaning
    parts = [formula(rng, depth - 1) for _ in range(2)]
    joint, join = rng.choice([("&&", z3.And), ("||", z3.Or)])
    return f" {joint} ".join(f"({p[0]})" for p in parts), join([p[1] for p in parts])


def variation(rng, said, meaning):
    """A second predicate that has something to do with the first one."""
    other, sense = formula(rng, 1)
    pick = rng.randrange(4)
    if pick == 0:
        return f"({said}) && ({other})", z3.And(meaning, sense)
    if pick == 1:
        return f"({said}) || ({other})", z3.Or(meaning, sense)
    if pick == 2:
        return formula(rng)
    return f"({other}) || (({said}) && !({other}))", z3.Or(sense, meaning)


def policy(rules):
    lines = ["apiVersion: proviso/v1", "kind: Policy", "metadata: {name: oracle, title: Oracle}",
             "source: {page: Oracle, digest: \"sha256:" + "0" * 64 + "\", fidelity: markup}",
             "vocabularies: [oracle]", "requirements:"]
    for number, (when, require) in enumerate(rules):
        lines += [f"- id: rule-{number}", "  kind: constraint", "  level: must",
                  f"  text: Rule {number}."]
        if when:
            lines.append(f"  when: {json.dumps(when)}")
        lines += [f"  require: {json.dumps(require)}", f"  source: {{line: {number + 1}}}"]
    return "\n".join(lines) + "\n"


def satisfiable(solver, *parts):
    solver.push()
    solver.add(*parts)
    answer = solver.check()
    solver.pop()
    return True if answer == z3.sat else False if answer == z3.unsat else None


def expected(solver, old, new):
    tighter = satisfiable(solver, old, z3.Not(new))
    looser = satisfiable(solver, new, z3.Not(old))
    if tighter is None or looser is None:
        return None
    return {(True, True): "changed", (True, False): "strengthened", (False, True): "relaxed",
            (False, False): "same"}[tighter, looser]


def main():
    proviso = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(seed)
    pairs = []
    for _ in range(count):
        rule = formula(rng)
        scope = formula(rng, 1) if rng.random() < 0.3 else ("", z3.BoolVal(True))
        pairs.append((scope, rule, scope if rng.random() < 0.7 else ("", z3.BoolVal(True)),
                      variation(rng, *rule)))
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, n) for n in ("old.policy.yaml", "new.policy.yaml")]
        for name, (s, r) in zip(names, ((0, 1), (2, 3))):
            with open(name, "w", encoding="utf-8") as out:
                out.write(policy([(p[s][0], p[r][0]) for p in pairs]))
        run = subprocess.run(
            [proviso, "diff", *names, "--format", "json", "--vocabulary",
             os.path.join(HERE, "oracle.vocabulary.yaml")], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(run.stderr)
        changes = json.loads(run.stdout)["changes"]
    got = {c["new"]["id"]: c for c in changes}
    solver = z3.Solver()
    solver.set("timeout", 5000)
    solver.add(*DOMAIN)
    wrong = undecided = unknown = 0
    for number, (scope, rule, new_scope, new_rule) in enumerate(pairs):
        want = expected(solver, z3.Implies(scope[1], rule[1]), z3.Implies(new_scope[1], new_rule[1]))
        change = got.get(f"rule-{number}")
        effect = change["effect"] if change and change["effect"] != "equivalent" else "same"
        if want is None:
            unknown += 1
        elif change and change["reason"] == "undecided":
            undecided += 1
        elif effect != want:
            wrong += 1
            print(f"{want}, not {effect}: {scope[0]} => {rule[0]}\n    to {new_scope[0]} => {new_rule[0]}"
                  f"\n    witness {change and change['witness']}")
    print(f"seed {seed}: {count} pairs, {wrong} differ, {undecided} undecided by proviso, "
          f"{unknown} unknown to z3")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
