#!/usr/bin/env python3
"""Compare the tables of the sample run with Tests/Golden/samples: check_golden.py OUTPUT [--update]

With --update the golden tables become those of OUTPUT: look at `git diff Tests/Golden` before you commit them. Exit status 1 on a difference.
"""
import argparse, difflib, os, sys

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Golden", "samples")
# `terms` follows from `keywords` and the tokens.
TABLES = ["articles", "sentences", "quantities", "times", "mentions", "entities", "affiliations", "quotations", "tone_terms", "keywords", "rejects"]


def read(path):
    try:
        with open(path, encoding="utf-8") as f:
            return f.read().splitlines()
    except FileNotFoundError:
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--update", action="store_true")
    a = parser.parse_args()
    different = []
    os.makedirs(GOLDEN, exist_ok=True)
    for name in TABLES:
        path = os.path.join(GOLDEN, name + ".jsonl")
        found, golden = read(os.path.join(a.output, name + ".jsonl")), read(path)
        if found is None:
            sys.exit(f"{a.output}: has no {name}.jsonl")
        if found == golden:
            continue
        different.append(name)
        if a.update:
            with open(path, "w", encoding="utf-8") as f:
                f.writelines(line + "\n" for line in found)
            continue
        changes = [line for line in difflib.unified_diff(golden or [], found, "golden", "found", n=0, lineterm="") if line[:3] not in ("---", "+++", "@@ ")]
        print(f"{name}: {len(changes)} lines differ", *(line[:300] for line in changes[:6]), sep="\n")
    if a.update:
        print("golden: " + ("updated " + ", ".join(different) if different else "nothing to update"))
    elif different:
        sys.exit("golden: differs in " + ", ".join(different) + "; if that is meant: scripts/check_golden.py OUTPUT --update, and read git diff")
    else:
        print(f"golden: the {len(TABLES)} tables of samples/ are as they were")


if __name__ == "__main__":
    main()
