#!/usr/bin/env python3
"""Audits the same records with Proviso and its peers, in one run.

Usage: compare.py PROVISO WORKLOAD FLOOR PYTHON FILE [ROUNDS]

PROVISO is the executable, WORKLOAD the folder of the benchmark with `peers`, FLOOR the compiled
floor.cpp, PYTHON an interpreter with duckdb, polars and orjson (peers that it lacks are left out). Prints
CPU time (user and system) and wall time of each whole process, the least of all rounds, which go in
turns, because other work may share the cores; peak memory, the most of all rounds; ratios to the floor program with
one thread; and what the project asks for. Ends with 1 where somebody's counts differ from the floor
program's.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def measured(command, output):
    """(CPU seconds, wall seconds, peak MiB, exit status) of a process."""
    start = time.monotonic()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode


def table(path):
    """A peer's counts: `Rnn pass fail na unknown` a line."""
    with open(path) as f:
        return [line.strip() for line in f if line.startswith("R")]


def report(path):
    """The same of Proviso's report."""
    with open(path) as f:
        requirements = json.load(f)["requirements"]
    keys = ("pass", "fail", "not_applicable", "unknown")
    return [" ".join([r["id"]] + [str(r["counts"][k]) for k in keys]) for r in requirements]


def rows(path):
    """The same of Proviso's rows of verdicts, counted row by row."""
    counts = {}
    with open(path) as f:
        for identity in json.loads(next(f))["requirements"]:
            counts[identity] = dict.fromkeys(("pass", "fail", "not_applicable", "unknown"), 0)
        for line in f:
            for identity, verdict in json.loads(line).get("verdicts", {}).items():
                counts[identity][verdict] += 1
    return [" ".join([i] + [str(n) for n in c.values()]) for i, c in counts.items()]


def policy_with_more(count, folder):
    """The policy with a rule more, `count` times."""
    with open(os.path.join(HERE, "directory.policy.yaml")) as f:
        text = f.read()
    for i in range(count):
        text += (f"  - id: X{i:02d}\n    kind: constraint\n    level: must\n    text: One more rule.\n"
                 f"    when: entry.enabled && entry.port != {i}\n"
                 f"    require: entry.from != \"nobody{i}@example\"\n    source: {{line: {i + 20}}}\n")
    path = os.path.join(folder, f"more{count}.policy.yaml")
    with open(path, "w") as f:
        f.write(text)
    return path


def main():
    proviso, workload, floor, python, records = sys.argv[1:6]
    rounds = int(sys.argv[6]) if len(sys.argv) > 6 else 5
    peers = os.path.join(workload, "peers")
    folder = tempfile.mkdtemp()

    def check(policy, *more):
        return [proviso, "check", policy, "--vocabulary", os.path.join(HERE, "directory.vocabulary.yaml"),
                "--snapshot", records, *more]

    policy = os.path.join(HERE, "directory.policy.yaml")
    runs = {
        "floor, 1 thread": ([floor, "rules", records], table),
        "floor, 2 threads": ([floor, "rules", records, "2"], table),
        "proviso json": (check(policy, "--format", "json"), report),
        "proviso ndjson": (check(policy, "--format", "ndjson"), rows),
        "DuckDB": ([python, os.path.join(peers, "duckdb_sql.py"), records], table),
        "Polars": ([python, os.path.join(peers, "polars_expr.py"), records], table),
        "Python, orjson": ([python, os.path.join(peers, "py_orjson.py"), records], table),
    }
    best, expected, differing = {}, None, []
    for _ in range(rounds):
        for name, (command, reader) in runs.items():
            output = os.path.join(folder, "output")
            cpu, wall, memory, status = measured(command, output)
            if status not in ((0, 1) if name.startswith("proviso") else (0,)):
                continue
            known = best.get(name)
            best[name] = (min(cpu, known[0]), min(wall, known[1]), max(memory, known[2])) if known else (
                cpu, wall, memory)
            if known is None:
                counts = reader(output)
                expected = expected or counts
                if counts != expected:
                    differing.append(name)
    base = best["floor, 1 thread"]
    print(f"the least of {rounds} rounds; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':18} {'CPU s':>7} {'wall s':>7} {'MiB':>6} {'CPU':>6} {'wall':>6}   counts")
    for name in runs:
        if name not in best:
            print(f"{name:18} left out")
            continue
        cpu, wall, memory = best[name]
        agrees = "differ" if name in differing else "the same"
        print(f"{name:18} {cpu:7.3f} {wall:7.3f} {memory:6.0f} {cpu / base[0]:6.2f} {wall / base[1]:6.2f}   {agrees}")
    with open(records, "rb") as f:
        count = sum(block.count(b"\n") for block in iter(lambda: f.read(1 << 20), b""))
    more = policy_with_more(20, folder)
    costs = [min(measured(check(p, "--format", "json"), os.path.join(folder, "output"))[0]
                 for _ in range(rounds)) for p in (policy, more)]
    json_run, row_run = best["proviso json"], best["proviso ndjson"]
    figures = [("CPU to floor", json_run[0] / base[0], "at most", 1.5),
               ("wall to floor, 1 thread", json_run[1] / base[1], "at most", 0.8),
               ("CPU of all rows to floor", row_run[0] / base[0], "at most", 3),
               ("MiB", max(json_run[2], row_run[2]), "below", 64),
               ("ns a record for one more rule", (costs[1] - costs[0]) / 20 / count * 1e9, "at most", 20)]
    if "DuckDB" in best:
        figures.append(("wall of DuckDB to ours", best["DuckDB"][1] / json_run[1], "at least", 2.5))
    for name, value, relation, target in figures:
        met = value >= target if relation == "at least" else value <= target
        print(f"{name}: {value:.2f}, {relation} {target} asked for{'' if met else ': MISSED'}")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
