#!/usr/bin/env python3
"""Every row that a README shows is a row of the sample run: check_readme.py OUTPUT

A block after `<!-- TABLE.csv -->` holds lines of OUTPUT/TABLE.csv. Exit status 1 when one of them is not there.
"""
import os, re, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def main():
    output, faults, count = sys.argv[1], [], 0
    for name in ("README.md", "README.zh.md"):
        with open(os.path.join(ROOT, name), encoding="utf-8") as f:
            blocks = re.findall(r"<!-- (\w+\.csv) -->\n```csv\n(.*?)```", f.read(), re.S)
        if not blocks:
            faults.append(f"{name}: shows no rows")
        for table, rows in blocks:
            with open(os.path.join(output, table), encoding="utf-8-sig") as f:
                lines = set(f.read().splitlines())
            for row in rows.splitlines():
                count += 1
                if row not in lines:
                    faults.append(f"{name}: {output}/{table} has no such line; show one that it has:\n  {row}")
    if faults:
        sys.exit("\n".join(faults))
    print(f"readme: the {count} lines shown are lines of the sample run")


if __name__ == "__main__":
    main()
