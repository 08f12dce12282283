#!/usr/bin/env python3
"""Compile the word lists into Sources/CResources/data/lexicon.bin and divisions.tsv: compile_lexicon.py

Sources (NOTICE has the licences):
  jieba 0.42.1 dict.txt   word, frequency, tag            MIT   pip install jieba==0.42.1
  cpca 0.5.5 adcodes.csv  division codes of China         MIT   pip install cpca==0.5.5
  lexicons/*.tsv          the project's own lists
ICU (pip install pyicu) folds traditional characters, and tells which words its own dictionary keeps whole.

The file, little-endian: "BKLX", version, counts (see `write`), then the sections in the order of `write`. Lexicons/Lexicon.swift reads it.
"""
import csv, io, math, os, struct, sys, unicodedata
from collections import defaultdict

import icu, jieba, cpca

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TAGS = "- ag a ad an b c d e f g h i j k l m n ng nr ns nt nx nz o p q r s t tg u v vd vn w x y z vg dg".split()
JIEBA_TAGS = {"nrt": "nr", "nrfg": "nr", "zg": "g", "mq": "m", "vq": "v", "vi": "v", "rr": "r", "rz": "r", "mg": "m", "df": "d", "ul": "u",
              "uj": "u", "uv": "u", "ud": "u", "uz": "u", "ug": "u", "rg": "r", "eng": "nx"}
# Bits of an entry's classes; Lexicons/WordClasses.swift names them.
SURNAME, POSITION, ORGANIZATION, PLACE, COUNTRY, FOREIGN, DIVISION, PROGRAMME, CUE, ICU_WHOLE, CLASSIFIER, OWN, PERSON, NAMED_ORGANIZATION, NAMED_PLACE = (
    1 << i for i in range(15))
# Bits of a character's classes; the two lowest are the surname's weight.
GIVEN_FIRST, GIVEN_LAST, TRANSLITERATION, DIGIT, LETTER, MARK, NUMERAL, HAN = (1 << i for i in range(2, 10))

COUNTRY_CHARACTERS = set("中美俄日英法德韩朝印巴澳欧港台加意")
KEPT_PAIRS = {"台中", "中意", "美意", "英德", "日日", "欧美", "德意", "法意", "意中", "巴巴"}


def rows(name):
    path = os.path.join(ROOT, "lexicons", name)
    for number, line in enumerate(open(path, encoding="utf-8")):
        line = line.rstrip("\r\n")
        if line and not line.startswith("#") and (number or name.endswith(".txt")):
            yield line.split("\t")


def fold_table():
    """For every UTF-16 unit the unit that stands for it: simplified, half-width, lower case, every digit 0."""
    to_simplified = icu.Transliterator.createInstance("Hant-Hans")
    table = list(range(65536))
    for unit in range(65536):
        if 0xD800 <= unit < 0xE000:
            continue
        c = chr(unit)
        if 0xFF01 <= unit <= 0xFF5E:
            c = chr(unit - 0xFEE0)
        elif unit == 0x3000:
            c = " "
        if 0x3400 <= unit < 0xFA00:
            s = to_simplified.transliterate(c)
            if len(s) == 1 and ord(s) < 65536:
                c = s
        c = c.lower() if len(c.lower()) == 1 else c
        if c in "0123456789":
            c = "0"
        table[unit] = ord({"﹑": "、", "﹔": "；", "·": "·", "‧": "·", "•": "·", "・": "·", "．": "."}.get(c, c))
    return table


def words(fold):
    """{word: [frequency, tag, classes]}, every word folded."""
    folded = lambda w: "".join(chr(fold[ord(c)]) if ord(c) < 65536 else c for c in w)
    out = {}
    surnames = {r[0]: int(r[1]) for r in rows("surnames.tsv")}
    transliteration = {r[0] for r in rows("transliteration_characters.txt")}

    def add(word, frequency, tag, classes, own=True):
        word = folded(word)
        if not word or len(word) > 30 or any(ord(c) > 65535 or c.isspace() for c in word):
            return
        if all(c == "0" for c in word):
            return
        e = out.setdefault(word, [0, tag, 0])
        if frequency > e[0]:
            e[0] = frequency
        e[2] |= classes | (OWN if own else 0)

    for line in open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8"):
        word, frequency, tag = line.strip().split(" ")
        frequency, tag = int(frequency), JIEBA_TAGS.get(tag, tag)
        n = len(word)
        if tag == "nr" and n >= 2:
            # The People's Daily manner divides surname and given name; names of one word stay (克林顿).
            chinese = (word[0] in surnames and n in (2, 3)) or (word[:2] in surnames and n in (3, 4))
            if chinese and not (n == 3 and frequency >= 50 and all(c in transliteration for c in word)):
                continue
        if n <= 3 and n > 1 and all(c in COUNTRY_CHARACTERS for c in word) and word not in KEPT_PAIRS:
            continue  # 中美 is two abbreviations
        # The dictionary's rare long words are compounds that the model divides as well without them.
        if frequency < (3 if n == 3 else 4 if n > 3 else 0) and tag not in ("i", "l", "ns", "nt"):
            continue
        add(word, frequency, tag if tag in TAGS else "n", PERSON if tag == "nr" and n >= 2 else 0, own=False)

    for r in csv.DictReader(open(os.path.join(os.path.dirname(cpca.__file__), "resources", "adcodes.csv"), encoding="utf-8")):
        name = r["name"]
        if name in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
            continue
        add(name, 40, "ns", DIVISION)
        short = short_division(name)
        if short:
            add(short, 20, "ns", DIVISION)
    for r in rows("countries.tsv"):
        for i, name in enumerate([r[0]] + (r[1].split(";") if len(r) > 1 else [])):
            if name:
                add(name, 100 if len(name) > 1 else 0, "ns" if len(name) > 1 else "j", COUNTRY)
    for r in rows("foreign_places.tsv"):
        add(r[0], 30, "ns", FOREIGN)
    for r in rows("foreign_names.tsv"):
        add(r[0], 30, "nr", PERSON)
    for r in rows("organizations.tsv"):
        add(r[0], 30 if len(r[0]) <= 3 else 0, "nt", NAMED_ORGANIZATION)
    for r in rows("places.tsv"):
        add(r[0], 30 if len(r[0]) <= 3 else 0, "ns", NAMED_PLACE)
    lists = [("positions.tsv", POSITION, "n"), ("organization_heads.tsv", ORGANIZATION, "n"), ("place_heads.tsv", PLACE, "n"),
             ("programme_heads.tsv", PROGRAMME, "n"), ("speech_cues.tsv", CUE, "v"), ("classifiers.tsv", CLASSIFIER, "q")]
    for name, bit, tag in lists:
        for r in rows(name):
            # A list marks words; a long compound of the list is no word of its own unless the dictionary has it.
            word = folded(r[0])
            if word in out or len(word) <= 3:
                add(r[0], 3 if len(word) > 1 else 0, tag, bit)
            else:
                add(r[0], 0, tag, bit)
    for word in surnames:
        add(word, 0, "nr", SURNAME)
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("zh"))
    for word, e in out.items():
        if len(word) > 1:
            breaks.setText(word)
            if breaks.nextBoundary() == len(word):
                e[2] |= ICU_WHOLE
    return out, surnames


def short_division(name):
    for suffix in ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", "地区", "盟", "县", "区", "旗"):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2 and "自治" not in name[:-len(suffix)]:
            return name[:-len(suffix)]
    return ""


def character_classes(alphabet, surnames):
    classes = [0] * len(alphabet)
    given = {r[0]: r[1] for r in rows("given_characters.tsv")}
    transliteration = {r[0] for r in rows("transliteration_characters.txt")}
    for code, c in enumerate(alphabet):
        if not c:
            classes[code] = LETTER if code == 2 else 0
            continue
        bits = 0
        if c in surnames:
            bits |= 3 if surnames[c] >= 300 else 2 if surnames[c] >= 50 else 1
        g = given.get(c, "")
        bits |= (GIVEN_FIRST if g in ("first", "both") else 0) | (GIVEN_LAST if g in ("last", "both") else 0)
        bits |= TRANSLITERATION if c in transliteration else 0
        bits |= DIGIT if c == "0" else 0
        bits |= LETTER if c.isalpha() and ord(c) < 0x2E80 else 0
        bits |= MARK if unicodedata.category(c)[0] in "PSZ" else 0
        bits |= NUMERAL if c in "零〇一二三四五六七八九十百千万亿两几数多余半" else 0
        bits |= HAN if 0x3400 <= ord(c) < 0xFA00 else 0
        classes[code] = bits
    return classes


def double_array(keys):
    """keys: {tuple of codes: entry}. Nodes as (code, base, entry + 1); the root is node 0; the child of s by code c is node base[s] + c when its code is c.

    No two nodes have the same base, so the code alone tells a child from a stranger's."""
    children = defaultdict(list)
    entry_of, prefixes = {(): 0}, {()}
    for key, entry in keys.items():
        entry_of[key] = entry + 1
        for n in range(len(key), 0, -1):
            if key[:n] in prefixes:
                break
            prefixes.add(key[:n])
            children[key[:n - 1]].append(key[n - 1])
    size = 1 << 16
    base, check, value = [0] * size, [0] * size, [0] * size
    following = list(range(1, size + 1))  # the next free slot, as a chain with shortcuts
    used = bytearray(size)
    used[0] = 1

    def free(at):
        path = []
        while at < len(used) and used[at]:
            path.append(at)
            at = following[at]
        for p in path:
            following[p] = at
        return at

    def grow(need):
        while len(used) <= need:
            n = len(used)
            base.extend([0] * n), check.extend([0] * n), value.extend([0] * n), used.extend(bytes(n)), following.extend(range(n + 1, 2 * n + 1))

    # Wide nodes first: they need room; nodes of one child then fill the holes. Where the array is nearly full the search for room moves on.
    base_of, bases, begin = {}, set(), 1
    for prefix in sorted(children, key=lambda p: (-len(children[p]), p)):
        codes = sorted(children[prefix])
        at, tries = free(begin if len(codes) > 1 else 1), 0
        while True:
            tries += 1
            b = at - codes[0]
            if b > 0 and b not in bases:
                grow(b + codes[-1] + 1)
                if all(not used[b + c] for c in codes):
                    break
            at += 1
            grow(at)
            at = free(at)
        if len(codes) > 1 and tries > 50:
            begin = max(begin, at - 5000)
        base_of[prefix] = b
        bases.add(b)
        for c in codes:
            used[b + c] = 1
    for prefix, b in base_of.items():
        node = base_of[prefix[:-1]] + prefix[-1] if prefix else 0
        base[node] = b
        for c in children[prefix]:
            check[b + c] = c
            value[b + c] = entry_of.get(prefix + (c,), 0)
    top = max(i for i in range(len(used)) if used[i]) + 1
    return base[:top], check[:top], value[:top]


def main():
    fold = fold_table()
    lexicon, surnames = words(fold)
    counts = defaultdict(int)
    for word, (frequency, _, _) in lexicon.items():
        for c in word:
            counts[c] += max(1, frequency)
    for unit in range(65536):  # every character that a list or a common text could hold has a code of its own
        c = chr(fold[unit])
        if 0x4E00 <= fold[unit] < 0x9FA6 or (fold[unit] < 0x3100 and not 0xD800 <= fold[unit] < 0xE000 and unicodedata.category(c)[0] in "PSL" and fold[unit] in
                                            (list(range(0x20, 0x7F)) + list(range(0x2010, 0x2027)) + list(range(0x3001, 0x3020)) + [0xB7, 0xA5])):
            counts[c] += 0
    for c in "，。、；：？！“”‘’（）《》【】—…·「」『』%‰℃":
        counts[chr(fold[ord(c)])] += 0
    letters = [chr(c) for c in range(97, 123)]
    rest = sorted((c for c in counts if c not in letters and c != "0"), key=lambda c: (-counts[c], c))
    # Code 0 is a unit without a code; 1 every digit; 2 stands for a letter in models; 3 to 28 the letters.
    alphabet = ["", "0", ""] + letters + rest
    code_of = {c: i for i, c in enumerate(alphabet) if c}
    codes = [code_of.get(chr(fold[u]), 0) if not 0xD800 <= u < 0xE000 else 0 for u in range(65536)]
    ordered = sorted(lexicon)
    keys = {tuple(code_of[c] for c in w): i for i, w in enumerate(ordered)}
    base, check, value = double_array(keys)
    total = sum(e[0] for e in lexicon.values())
    entries = bytearray()
    costs = {w: 256 * math.log(total / e[0]) for w, e in lexicon.items() if e[0]}
    for w in ordered:
        frequency, tag, classes = lexicon[w]
        # The cost of a word on a path: 256 * -ln p. A word of no frequency marks, and opens no path.
        cost = min(65535, round(256 * math.log(total / frequency))) if frequency else 65535
        # How much cheaper the word is than its best two parts, in tenths of a nat squeezed to a byte, where they meet, and their tags:
        # 社会主义 holds together, 新世纪 is 新 and 世纪.
        parts = [(costs[w[:i]] + costs[w[i:]], i) for i in range(1, len(w)) if w[:i] in costs and w[i:] in costs] if frequency else []
        margin, at = min(parts) if parts else (0, 0)
        cohesion = max(0, min(254, round((margin - cost) / 25.6) + 100)) if parts else 255
        tags = (TAGS.index(lexicon[w[:at]][1]), TAGS.index(lexicon[w[at:]][1])) if parts else (0, 0)
        entries += struct.pack("<HBBIBBBB", cost, TAGS.index(tag), min(255, len(w)), classes, cohesion, at, *tags)
    classes = character_classes(alphabet, surnames)
    out = io.BytesIO()
    out.write(struct.pack("<4sIIII", b"BKLX", 2, len(alphabet), len(base), len(ordered)))
    out.write(struct.pack(f"<{65536}H", *codes))
    out.write(struct.pack(f"<{65536}H", *fold))
    out.write(struct.pack(f"<{len(classes)}H", *classes))
    out.write(b"\0" * (-out.tell() % 8))
    for b, c, v in zip(base, check, value):
        out.write(struct.pack("<Q", c | b << 16 | v << 40))
    out.write(b"\0" * (-out.tell() % 8))
    out.write(entries)
    path = os.path.join(ROOT, "Sources/CResources/data/lexicon.bin")
    open(path, "wb").write(out.getvalue())
    print(f"{path}: {len(ordered)} words, {sum(1 for c in check if c)} used, {len(alphabet)} characters, {len(base)} nodes, {out.tell()} bytes")


main()
