#!/usr/bin/env python3
"""The layers beside other tools on the test part of the annotated corpus: Benchmarks/accuracy.py [PROGRAM] [--part test]

    pip install jieba pyicu snownlp

Words: baokan, jieba, snownlp and ICU's word break. Names of persons, places and organizations: baokan and jieba's tags, the gold names flat and longest, a
name right only with its exact borders. Each tool has its own standard of what a word is; the articles follow the project's, so words flatter baokan.
Tone is measured by tone_peers.py.
"""
import argparse, glob, json, os, re, subprocess, tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
REMAINDER = {"test": {0}, "development": {1}, "train": {2, 3, 4}}
TYPES = {"p": "person", "l": "place", "o": "organization"}
JIEBA_TYPES = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organization"}


def read(path):
    """The lines of an article: text, word spans, name spans."""
    lines = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            if not re.match(r"[A-Z] ", line):
                continue
            text, words, names, opened = "", set(), set(), 0
            for item in line[2:].split():
                if item.startswith("[") and len(item) > 1:
                    opened, item = len(text), item[1:]
                word, _, name = re.fullmatch(r"(.+)/([A-Za-z]+)(?:\](\w*))?", item).groups()
                words.add((len(text), len(text) + len(word)))
                text += word
                if name in TYPES:
                    names.add((opened, len(text), TYPES[name]))
            lines.append((text, words, names))
    return lines


def spans(words):
    found, at = set(), 0
    for word in words:
        found.add((at, at + len(word)))
        at += len(word)
    return found


class Score:
    def __init__(self):
        self.right = self.gold = self.found = 0

    def add(self, gold, found):
        self.right += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)

    def __str__(self):
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"{precision:.4f} | {recall:.4f} | {2 * self.right / max(1, self.gold + self.found):.4f}"


def icu_words():
    import icu
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("zh"))

    def cut(text):
        units = icu.UnicodeString(text)
        breaks.setText(units)
        last, words = 0, []
        for at in breaks:
            words.append(str(units[last:at]))
            last = at
        return words
    return cut


def baokan_names(program, lines):
    with tempfile.TemporaryDirectory() as folder:
        source, output = os.path.join(folder, "lines.jsonl"), os.path.join(folder, "tables")
        with open(source, "w", encoding="utf-8") as f:
            f.writelines(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n" for i, (text, _, _) in enumerate(lines))
        subprocess.run([program, "run", "--quiet", "--no-report", "--input", source, "--output", output], check=True)
        with open(os.path.join(output, "articles.jsonl"), encoding="utf-8") as f:
            ids = {a["article_id"]: int(a["record_id"]) for a in map(json.loads, f)}
        found = [set() for _ in lines]
        with open(os.path.join(output, "mentions.jsonl"), encoding="utf-8") as f:
            for row in map(json.loads, f):
                if row["type"] in TYPES.values():
                    found[ids[row["article_id"]]].add((row["start"], row["end"], row["type"]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=os.path.join(ROOT, ".build", "release", "baokan"))
    parser.add_argument("--part", choices=REMAINDER, default="test")
    a = parser.parse_args()
    import jieba, jieba.posseg
    from snownlp import SnowNLP
    jieba.setLogLevel(60)
    lines = [line for path in sorted(glob.glob(os.path.join(ROOT, "corpus", "articles", "*.txt"))) if int(path[-6:-4]) % 5 in REMAINDER[a.part] for line in read(path)]
    texts = [text for text, _, _ in lines]
    print(f"{a.part} part: {len(lines)} lines, {sum(len(w) for _, w, _ in lines)} words, {sum(len(n) for _, _, n in lines)} names of persons, places and organizations\n")

    done = subprocess.run([a.program, "segment"], input="\n".join(texts) + "\n", capture_output=True, text=True, check=True).stdout
    systems = {"baokan": [line.split("\t") for line in done.split("\n")[:len(texts)]]}
    for name, cut in (("jieba 0.42.1", lambda t: list(jieba.cut(t))), ("snownlp 0.12.3", lambda t: SnowNLP(t).words), ("ICU", icu_words())):
        systems[name] = [cut(text) for text in texts]
    print("| words | precision | recall | F1 |\n|---|---|---|---|")
    for name, cuts in systems.items():
        score = Score()
        for (_, gold, _), words in zip(lines, cuts):
            score.add(gold, spans(words))
        print(f"| {name} | {score} |")

    found = {"baokan": baokan_names(a.program, lines), "jieba 0.42.1": []}
    for text in texts:
        at, names = 0, set()
        for word, tag in jieba.posseg.cut(text):
            if tag in JIEBA_TYPES:
                names.add((at, at + len(word), JIEBA_TYPES[tag]))
            at += len(word)
        found["jieba 0.42.1"].append(names)
    print("\n| names | precision | recall | F1 |\n|---|---|---|---|")
    for name, rows in found.items():
        for kind in ("person", "place", "organization", None):
            score = Score()
            for (_, _, gold), names in zip(lines, rows):
                score.add({n for n in gold if kind in (None, n[2])}, {n for n in names if kind in (None, n[2])})
            print(f"| {name}: {kind or 'all'} | {score} |")


if __name__ == "__main__":
    main()
