#!/usr/bin/env python3
"""Check the files of the annotated corpus: check_corpus.py [FILE|FOLDER ...]   (default: corpus/articles)

Prints each fault as FILE:LINE: what, and how to mend it; then counts. Exit status 1 when there are faults.
The format is defined in docs/annotation.md.
"""
import glob, os, re, sys
from collections import Counter

TAGS = set("Ag a ad an b c d Dg e f g h i j k l m Mg n Ng nr ns nt nx nz o p q r Rg s t Tg u v Vg vd vn vu vx w x y z".split())
OPENERS, CLOSERS = "“‘「『", "”’」』"
KINDS = {"count", "measure", "money", "percent", "fraction", "multiple", "ordinal", "score", "age", "label"}
MODIFIERS = {"exact", "about", "more_than", "at_least", "less_than", "at_most", "range", "vague"}
HEADERS = ["id", "genre", "publication", "date", "place", "layers"]
FULL = "words names figures times speech affiliations tone"


def parse_words(line):
    """words [(text, tag)], names [(start, end, letter)] of one line; raises ValueError."""
    words, names, at, opened = [], [], 0, None
    for item in line.split(" "):
        if not item:
            raise ValueError("two blanks together")
        if item.startswith("[") and len(item) > 1:
            if opened is not None:
                raise ValueError(f"a name opens inside a name at {item}")
            opened, item = at, item[1:]
        m = re.fullmatch(r"(.+)/([A-Za-z]+)(?:\](\w*))?", item)
        if not m:
            raise ValueError(f"{item!r} is no word/tag")
        if m[2] not in TAGS:
            raise ValueError(f"unknown tag {m[2]!r} in {item!r}")
        if "[" in m[1] or "]" in m[1]:
            raise ValueError(f"bracket inside a word: {item!r}")
        words.append((m[1], m[2]))
        at += len(m[1])
        if "]" in item:
            if opened is None:
                raise ValueError(f"a name closes that was not opened: {item!r}")
            if m[3] not in ("p", "o", "l", "t", "g", "w"):
                raise ValueError(f"name letter {m[3]!r} in {item!r}: use one of p o l t g w")
            names.append((opened, at, m[3]))
            opened = None
    if opened is not None:
        raise ValueError("a name is not closed")
    return words, names


def sentences(text):
    return [s for s in re.findall(r"[^。！？]*[。！？]+[”’」』）》]*|[^。！？]+$", text) if s]


def check(path):
    faults, counts = [], Counter()
    head, text, cursor, marks, given = {}, None, {}, 0, []
    toned = True

    def bad(n, what):
        faults.append(f"{path}:{n}: {what}")

    def close(n):
        if text is None or head.get("layers") != FULL:
            return
        if len(given) != marks:
            bad(n, f"{marks} pairs of quotation marks but {len(given)} c rows in the line before; give one row for each pair, in the order of the opening marks")
        if not toned:
            bad(n, "no e row for the line before")

    lines = open(path, encoding="utf-8").read().split("\n")
    n = 0
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        key, _, rest = line.partition(" ")
        if key == "#":
            name, _, value = rest.partition(": ")
            head[name] = value
        elif key in "KHSGP" and len(key) == 1:
            close(n)
            try:
                words, names = parse_words(rest)
            except ValueError as e:
                bad(n, str(e))
                text = None
                continue
            text = "".join(w for w, _ in words)
            counts["words"] += len(words)
            counts["names"] += len(names)
            cursor, given, toned = {"q": 0, "t": 0}, [], False
            marks = sum(text.count(c) for c in OPENERS)
            if marks != sum(text.count(c) for c in CLOSERS):
                bad(n, "quotation marks are not balanced (give every opening mark its closing one in the same line)")
        elif key in ("q", "t", "c", "i", "a", "e") and text is not None:
            f = [x.strip() for x in rest.split("|")]
            counts[key] += 1
            if key in "qt":
                at = text.find(f[0], cursor[key])
                if at < 0:
                    bad(n, f"{f[0]!r} is not in the line above after the row before it")
                else:
                    cursor[key] = at + len(f[0])
            if key == "q":
                if len(f) != 8:
                    bad(n, f"q has {len(f)} fields, wants 8: text | kind | low | high | modifier | unit | of | change")
                elif f[1] not in KINDS or f[4] not in MODIFIERS:
                    bad(n, f"kind {f[1]!r} or modifier {f[4]!r} is unknown")
                else:
                    for v in f[2:4]:
                        if v and f[1] != "score" and f[1] != "label" and not re.fullmatch(r"-?\d+(\.\d+)?", v):
                            bad(n, f"value {v!r} is no plain decimal")
                    if f[6] and f[6] not in text:
                        bad(n, f"of {f[6]!r} is not in the line above")
                    if f[7] and not re.fullmatch(r"(up|down)( (yoy|mom))?", f[7]):
                        bad(n, f"change {f[7]!r}: use up or down, then yoy or mom where said")
            elif key == "t":
                if len(f) != 5:
                    bad(n, f"t has {len(f)} fields, wants 5: text | type | value | begin | finish")
                elif f[1] not in ("DATE", "TIME", "DURATION", "SET"):
                    bad(n, f"type {f[1]!r} is unknown")
            elif key == "c":
                given.append(f)
                if len(f) != 4:
                    bad(n, f"c has {len(f)} fields, wants 4: kind | speaker | cue | form")
                elif f[0] not in ("speech", "name", "emphasis", "title") or f[3] not in ("before", "after", "split", "none", ""):
                    bad(n, f"kind {f[0]!r} or form {f[3]!r} is unknown")
            elif key == "i":
                a, _, b = f[0].partition("…")
                if len(f) != 3 or not b or a not in text or b not in text[text.find(a):]:
                    bad(n, "i wants: first characters…last characters | speaker | cue, both in the line above in that order")
            elif key == "a":
                if len(f) != 3 or not f[0]:
                    bad(n, "a wants: person | position | organization")
                for x in f:
                    if x and x not in text:
                        bad(n, f"{x!r} is not in the line above")
            elif key == "e":
                toned = True
                want = len(sentences(text))
                if len(f[0]) != want or set(f[0]) - set("+0-"):
                    bad(n, f"e has {len(f[0])} labels, the line has {want} sentences: " + " ‖ ".join(s[:12] for s in sentences(text)))
        elif text is not None or key not in ("q", "t", "c", "i", "a", "e"):
            bad(n, f"a line begins with {key!r}; docs/annotation.md lists what it may begin with")
    close(n)
    for h in HEADERS:
        if h not in head:
            bad(1, f"header {h} is missing")
    if head.get("layers") not in ("words names", FULL):
        bad(1, "layers: is 'words names' or '" + FULL + "'")
    if head.get("id") != os.path.splitext(os.path.basename(path))[0]:
        bad(1, "id is not the file's name")
    counts["full"] = head.get("layers") == FULL
    return faults, counts


def main():
    paths = []
    for p in sys.argv[1:] or ["corpus/articles"]:
        paths += sorted(glob.glob(os.path.join(p, "*.txt"))) if os.path.isdir(p) else [p]
    total, n = Counter(), 0
    for p in paths:
        faults, counts = check(p)
        total += counts
        n += len(faults)
        print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(paths)} articles ({total['full']} with all layers), {total['words']} words, {total['names']} names, {total['q']} quantities, "
          f"{total['t']} times, {total['c']} pairs of marks, {total['i']} reported, {total['a']} affiliations; {n} faults")
    sys.exit(bool(n))


if __name__ == "__main__":
    main()
