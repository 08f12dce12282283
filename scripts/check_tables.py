#!/usr/bin/env python3
"""Load the tables of an output folder as users do: check_tables.py OUTPUT

Frictionless validates the data package with its keys and hashes; pandas reads CSV and JSON Lines by the package's types; DuckDB joins them.
Exit status 1 on a fault.
"""
import json, os, sys
import duckdb, frictionless, pandas


def main():
    folder = sys.argv[1]
    report = frictionless.validate(os.path.join(folder, "datapackage.json"))
    if not report.valid:
        sys.exit("frictionless: " + "; ".join(str(row) for row in report.flatten(["title", "type", "message"])[:5]))
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
        rows = json.load(f)["rows"]
    if not rows.get("articles"):
        sys.exit("the manifest counts no articles")
    tables = {}
    for name, count in rows.items():
        csv = pandas.read_csv(os.path.join(folder, name + ".csv"), encoding="utf-8-sig", dtype=str, keep_default_na=False)
        lines = pandas.read_json(os.path.join(folder, name + ".jsonl"), lines=True, dtype=False) if count else pandas.DataFrame()
        if not len(csv) == len(lines) == count:
            sys.exit(f"{name}: the manifest says {count} rows, CSV has {len(csv)}, JSON Lines {len(lines)}")
        tables[name] = csv
        path = os.path.join(folder, name + ".csv").replace("'", "''")
        found = duckdb.execute(f"SELECT count(*) FROM read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')").fetchone()[0]
        if found != count:
            sys.exit(f"{name}: DuckDB reads {found} rows of CSV, not {count}")
    lost = set(tables["quotations"]["article_id"]) - set(tables["articles"]["article_id"])
    if lost:
        sys.exit(f"quotations of articles that there are not: {sorted(lost)[:3]}")
    joined = duckdb.execute(f"""
        SELECT count(*) FROM read_json('{folder}/quotations.jsonl') q
        JOIN read_json('{folder}/sentences.jsonl') s USING (article_id, sentence_id)""").fetchone()[0]
    if joined != rows["quotations"]:
        sys.exit(f"{rows['quotations']} quotations, but {joined} with their sentence")
    print(f"frictionless: valid; pandas and DuckDB read {sum(rows.values())} rows of {len(rows)} tables")


if __name__ == "__main__":
    main()
