#!/usr/bin/env python3
"""Write the counts of corpus/README.md from the headers of the articles: corpus_card.py [--check]

The part between the two markers is written anew; with --check nothing is written, and the exit status is 1 when it would change.
"""
import glob, os, re, sys
from collections import Counter

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus")
CARD = os.path.join(ROOT, "README.md")
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"
PARTS = {0: "test", 1: "development"}
LAYERS = "words names figures times speech affiliations tone".split()


def articles():
    for path in sorted(glob.glob(os.path.join(ROOT, "articles", "*.txt"))):
        header, words, lines = {}, 0, 0
        with open(path, encoding="utf-8") as f:
            for line in f:
                if line.startswith("# ") and not lines:
                    key, _, value = line[2:].partition(":")
                    header[key] = value.strip()
                elif re.match(r"[A-Z] ", line):
                    lines += 1
                    words += len(line.split()) - 1
        header["part"] = PARTS.get(int(path[-6:-4]) % 5, "train")
        header["words"] = words
        yield header


def table(title, counts):
    return [f"| {title} | articles |", "|---|---|", *(f"| {name} | {number} |" for name, number in counts), ""]


def card():
    found = list(articles())
    lines = [f"{len(found)} articles, {sum(a['words'] for a in found):,} words, {len({a['publication'] for a in found})} publications (invented names).", ""]
    lines += ["| part | articles | words | with all layers |", "|---|---|---|---|"]
    for part in ("train", "development", "test"):
        of = [a for a in found if a["part"] == part]
        full = sum(a["layers"].split() == LAYERS for a in of)
        lines.append(f"| {part} | {len(of)} | {sum(a['words'] for a in of):,} | {full} |")
    lines += ["", *table("layer", [(layer, sum(layer in a["layers"].split() for a in found)) for layer in LAYERS])]
    decades = Counter(a["date"][:3] + "0s" for a in found)
    lines += table("decade", sorted(decades.items()))
    for key in ("genre", "place"):
        counts = Counter(a[key] for a in found)
        common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        shown = common[:40]
        rest = common[40:]
        if rest:
            shown.append((f"{len(rest)} others", sum(number for _, number in rest)))
        lines += table(key, shown)
    return "\n".join(lines)


def main():
    with open(CARD, encoding="utf-8") as f:
        old = f.read()
    before, rest = old.split(BEGIN)
    after = rest.split(END)[1]
    new = before + BEGIN + "\n" + card() + "\n" + END + after
    if sys.argv[1:] == ["--check"]:
        if new != old:
            sys.exit("corpus/README.md: the counts are not those of the articles; run scripts/corpus_card.py")
        print("corpus/README.md: the counts are those of the articles")
    else:
        with open(CARD, "w", encoding="utf-8") as f:
            f.write(new)


if __name__ == "__main__":
    main()
