#!/usr/bin/env python3
"""The worker's lines hold the rows of a run: check_worker.py [PROGRAM]

Compares `baokan worker` with `baokan run` on samples/records.jsonl, table by table, and the worker with itself when the lines are divided among
three processes. Exit status 1 on a difference.
"""
import json, os, subprocess, sys, tempfile

TABLES = ["sentences", "tokens", "quantities", "times", "mentions", "affiliations", "quotations", "tone_terms"]
# What only the run knows: where the record came from, and what is worked out over all articles.
OF_THE_RUN = {"source", "member", "byte_ranges", "duplicate_of"}


def worker(program, lines):
    done = subprocess.run([program, "worker", "--tokens"], input=b"".join(lines), capture_output=True, check=True).stdout
    return [json.loads(line) for line in done.splitlines()]


def place_removed(line):
    return dict(line, articles=dict(line["articles"], position=None))


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/baokan")
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    with open("samples/records.jsonl", "rb") as f:
        records = f.readlines()
    lines = worker(program, records)
    parts = [line for third in (records[:2], records[2:5], records[5:]) for line in worker(program, third)]
    # The position is the line's in the stream; nothing else depends on how the lines were divided.
    if [place_removed(line) for line in lines] != [place_removed(line) for line in parts]:
        sys.exit("worker: one process and three give different lines")
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "tables")
        subprocess.run([program, "run", "--quiet", "--no-report", "--table", "all", "--input", "samples/records.jsonl", "--output", output], check=True)
        rows = 0
        for table in TABLES:
            with open(os.path.join(output, table + ".jsonl"), encoding="utf-8") as f:
                expected = [json.loads(line) for line in f]
            found = [row for line in lines for row in line[table]]
            rows += len(found)
            if expected != found:
                different = [(a, b) for a, b in zip(expected, found) if a != b][:1]
                sys.exit(f"worker: {table}: {len(expected)} rows of the run, {len(found)} of the worker; {different}")
        with open(os.path.join(output, "articles.jsonl"), encoding="utf-8") as f:
            for line, ours in zip(f, lines, strict=True):
                article = json.loads(line)
                for key in article.keys() - OF_THE_RUN:
                    if article[key] != ours["articles"][key]:
                        sys.exit(f"worker: articles: {key} is {ours['articles'][key]!r}, in the run {article[key]!r}")
    print(f"worker: the {rows} rows of the run, in one process and in three")


if __name__ == "__main__":
    main()
