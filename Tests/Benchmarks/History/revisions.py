"""Writes a page store with one page of about 15 KB and many revisions: revisions.py FOLDER COUNT

Each revision replaces one to three lines of the one before it; the same count gives the same store.
"""
import os
import random
import sys

NOUNS = "buffer worker spool cache channel ledger relay shard vault probe".split()


def line(rng, number):
    thing = f"{rng.choice(NOUNS).capitalize()} K{number}"
    return rng.choice([
        f"The size of {thing} must be at least {rng.randint(5, 90)} MB.\\\\",
        f"If guests are admitted, the flag of {thing} must be enabled.\\\\",
        f"* Go to __Preferences -> {thing}__ and click __Save__.",
        f"{thing} keeps what came in during the last hour, so that nothing is lost when the other "
        "side is slow to answer. Nobody has to look at it.\\\\",
        f"__Note__: {thing} should be written in Amber, Basalt or Cobalt.\\\\",
        f"{thing} must not contain blanks or commas, or the import will fail.\\\\",
    ])


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    rng = random.Random(7)
    old = os.path.join(folder, "OLD", "Long")
    os.makedirs(old, exist_ok=True)
    lines, number = [], 0
    while sum(map(len, lines)) < 15000:
        number += 1
        if len(lines) % 12 == 0:
            lines.append(f"!!{len(lines) // 12 + 1}. Part {len(lines) // 12 + 1}")
        lines.append(line(rng, number))
    authors = []
    for revision in range(1, count + 1):
        path = os.path.join(folder, "Long.txt") if revision == count else os.path.join(
            old, f"{revision}.txt")
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")
        authors.append(f"{revision}.author=writer{revision % 5}\n")
        for _ in range(rng.randint(1, 3)):
            place = rng.randrange(len(lines))
            number += 1
            if not lines[place].startswith("!!"):
                lines[place] = line(rng, number)
    with open(os.path.join(old, "page.properties"), "w", encoding="utf-8") as out:
        out.writelines(authors)


if __name__ == "__main__":
    main()
