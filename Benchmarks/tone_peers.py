#!/usr/bin/env python3
"""The label of sentences beside snownlp's and cnsenti's, on the test part of the annotated corpus.

    pip install snownlp cnsenti
    swift build -c release --product train-tone
    python3 Benchmarks/tone_peers.py

snownlp gives a number from 0 to 1; it is given its best two thresholds on the development part. cnsenti gives the number of positive and
negative words; the greater wins.
"""
import subprocess
import sys

LABELS = ["negative", "neutral", "positive"]


def macro_f1(gold, found):
    total = 0
    for label in LABELS:
        right = sum(g == f == label for g, f in zip(gold, found))
        total += 2 * right / max(1, gold.count(label) + found.count(label))
    return total / 3


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ".build/release/train-tone"
    dump = subprocess.run([program, "dump", "corpus/articles", "corpus/tone"], capture_output=True, text=True, check=True).stdout
    rows = [line.split("\t") for line in dump.splitlines()]
    development = [row for row in rows if row[1] == "development"]
    test = [row for row in rows if row[1] == "test"]
    gold = [row[2] for row in test]
    print(f"{len(test)} sentences of the test part")
    print(f"baokan   macro F1 {macro_f1(gold, [row[3] for row in test]):.3f}")

    from snownlp import SnowNLP

    def snow(row):
        return SnowNLP(row[4]).sentiments if row[4].strip() else 0.5

    def cut(values, low, high):
        return ["negative" if v < low else "positive" if v > high else "neutral" for v in values]

    values = [snow(row) for row in development]
    steps = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98]
    pairs = [(low, high) for low in steps for high in steps if low <= high]
    best = max(pairs, key=lambda pair: macro_f1([row[2] for row in development], cut(values, *pair)))
    print(f"snownlp  macro F1 {macro_f1(gold, cut([snow(row) for row in test], *best)):.3f} (thresholds {best} from the development part)")

    from cnsenti import Sentiment

    counter = Sentiment()
    found = []
    for row in test:
        counts = counter.sentiment_count(row[4])
        found.append("positive" if counts["pos"] > counts["neg"] else "negative" if counts["neg"] > counts["pos"] else "neutral")
    print(f"cnsenti  macro F1 {macro_f1(gold, found):.3f}")


if __name__ == "__main__":
    main()
