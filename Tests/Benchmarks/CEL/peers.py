"""Times the peers over records that they have parsed, in processor time: peers.py RECORDS RULES.

One line of figures for each, as BenchmarkCEL prints them.
"""

import json
import sys
import time

import cel
import celpy

RULES = 12
ROUNDS = 3


def report(name, records, evaluate):
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for record in records:
            if len(evaluate(record)) != RULES:
                raise SystemExit(f"{name}: an evaluation failed")
        best = min(best, time.process_time() - start)
    each = best / (len(records) * RULES)
    print(f"{name}: {each * 1e9:.1f} ns a rule and record, {1 / each:.0f} evaluations/s ({len(records)} records)", flush=True)


def main():
    with open(sys.argv[1], "rb") as file:
        records = [json.loads(line) for line in file]
    with open(sys.argv[2], encoding="utf-8") as file:
        text = file.read()
    rust = cel.compile(text)
    contexts = [cel.Context(variables={"a": record}) for record in records]
    report("common-expression-language (Rust)", contexts, rust.execute)
    environment = celpy.Environment()
    python = environment.program(environment.compile(text))
    few = [{"a": celpy.json_to_cel(record)} for record in records[:200]]
    report("cel-python", few, python.evaluate)


if __name__ == "__main__":
    main()
