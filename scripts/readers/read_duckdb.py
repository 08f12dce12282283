#!/usr/bin/env python3
"""Read a dataset with DuckDB, and turn it into Parquet: read_duckdb.py OUTPUT [PARQUET_FOLDER]

Reads the JSON Lines, which hold every cell exactly. Prints the largest sums of money with their sentences and the persons who are named
in most articles. Needs duckdb.
"""
import glob, os, sys

import duckdb


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "output"
    db = duckdb.connect()
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        name = os.path.splitext(os.path.basename(path))[0]
        if os.path.getsize(path):
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_json('{path}', format = 'newline_delimited', maximum_object_size = 100000000)")
    tables = [row[0] for row in db.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name").fetchall()]
    for table in tables:
        print(f"{table}: {db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} rows")
    if {"quantities", "sentences"} <= set(tables):
        print("\nLargest sums of money:")
        for row in db.execute("""
            SELECT q.text, q."of", a.headline, s.text FROM quantities q JOIN articles a USING (article_id) JOIN sentences s USING (article_id, sentence_id)
            WHERE q.kind = 'money' AND a.duplicate_of = '' ORDER BY try_cast(q.low AS DECIMAL(38, 4)) DESC NULLS LAST, q.article_id, q.start LIMIT 10""").fetchall():
            print("  " + " | ".join(str(cell) for cell in row))
    if "entities" in tables:
        print("\nPersons in most articles:")
        for row in db.execute("SELECT name, articles, mentions, aliases FROM entities WHERE type = 'person' ORDER BY articles DESC, mentions DESC, entity_id LIMIT 10").fetchall():
            print(f"  {row[0]}: {row[1]} articles, {row[2]} mentions {'(' + '、'.join(row[3]) + ')' if row[3] else ''}")
    if len(sys.argv) > 2:
        os.makedirs(sys.argv[2], exist_ok=True)
        for table in tables:
            target = os.path.join(sys.argv[2], table + ".parquet")
            db.execute(f"COPY {table} TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        print(f"\nwrote {len(tables)} Parquet files to {sys.argv[2]}")


if __name__ == "__main__":
    main()
