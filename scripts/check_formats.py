#!/usr/bin/env python3
"""Compare every format of an output folder with its JSON Lines, cell by cell: check_formats.py OUTPUT

CSV (both profiles), SQLite, XLSX, and Parquet made by DuckDB's documented command where DuckDB is installed. Exit status 1 on a difference.
"""
import csv, datetime, glob, json, os, re, sqlite3, sys, tempfile, zipfile
from xml.etree import ElementTree

csv.field_size_limit(1 << 30)
LIMIT = 32767


def cut(text):
    """As Excel counts: UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= 2 * LIMIT else units[:2 * LIMIT].decode("utf-16-le", "ignore")


def plain(value):
    """A JSON cell as plain text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value)
    return str(value)


def read_json(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line, parse_float=str, parse_int=str) for line in f]


def differ(what, expected, found):
    if expected != found:
        for i, (a, b) in enumerate(zip(expected, found)):
            if a != b:
                sys.exit(f"{what}, row {i + 1}:\n  {a}\n  {b}")
        sys.exit(f"{what}: {len(expected)} rows in JSON Lines, {len(found)} here")


def check_csv(folder, name, rows, profile):
    found = []
    paths = [os.path.join(folder, name + ".csv")] + sorted(glob.glob(os.path.join(folder, name + "-[0-9]*.csv")))
    for path in paths:
        with open(path, encoding="utf-8-sig" if profile == "spreadsheet" else "utf-8", newline="") as f:
            reader = csv.reader(f, strict=True)
            header = next(reader)
            found += list(reader)
    expected = []
    for row in rows:
        cells = []
        for column in header:
            text = plain(row[column])
            # Numbers are strings here as well (parse_float=str): only what JSON has in quotation marks is guarded, decimals not.
            numeric = re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
            if profile == "spreadsheet" and text and text[0] in "=+-@\t\r" and not numeric:
                text = "'" + text
            cells.append(cut(text) if profile == "spreadsheet" else text)
        expected.append(cells)
    differ(name + ".csv", expected, found)


def check_sqlite(path, tables):
    db = sqlite3.connect(path)
    for name, rows in tables.items():
        found = db.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
        columns = [c[1] for c in db.execute(f'PRAGMA table_info("{name}")')]
        types = {c[1]: c[2] for c in db.execute(f'PRAGMA table_info("{name}")')}

        def cell(row, column):
            text = plain(row[column])
            if text == "":
                return None
            if types[column] == "REAL":
                return float(text)
            if types[column] == "INTEGER":
                return {"true": 1, "false": 0}[text] if text in ("true", "false") else int(text)
            return text

        differ("sqlite " + name, [tuple(cell(r, c) for c in columns) for r in rows], found)
    faults = db.execute("PRAGMA foreign_key_check").fetchall()
    if faults:
        sys.exit(f"sqlite: keys that point nowhere: {faults[:3]}")
    for (view,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        db.execute(f'SELECT * FROM "{view}"').fetchall()
    hits = db.execute("SELECT count(*) FROM articles_search").fetchone()[0]
    if hits != len(tables["articles"]):
        sys.exit("sqlite: the search does not hold every article")


def check_xlsx(path, tables):
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    book = zipfile.ZipFile(path)
    names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).find("x:sheets", space)]
    if names[0] != "codebook":
        sys.exit("xlsx: the first sheet is not the codebook")
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        shared = ["".join(t.text or "" for t in s.iter("{%s}t" % space["x"])) for s in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    found = {name: [] for name in tables}
    for number, name in enumerate(names, 1):
        if name == "codebook":
            continue
        header = None
        for row in ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).find("x:sheetData", space):
            cells = {}
            for c in row:
                column = re.match("[A-Z]+", c.get("r")).group()
                kind, value = c.get("t"), c.find("x:v", space)
                if kind == "inlineStr":
                    cells[column] = "".join(t.text or "" for t in c.iter("{%s}t" % space["x"]))
                elif kind == "s":
                    cells[column] = shared[int(value.text)]
                elif kind == "b":
                    cells[column] = "true" if value.text == "1" else "false"
                else:
                    cells[column] = float(value.text)
            if header is None:
                header = cells
            else:
                found[re.sub(r"-\d+$", "", name)].append({title: cells.get(column) for column, title in header.items()})

    def cell(text, as_found):
        if text == "":
            return None
        if isinstance(as_found, float):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                return float((datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days)
            return float(text)
        # XML has no control characters but these; libxlsxwriter writes the others as _x0001_.
        return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda m: "_x%04X_" % ord(m.group()), cut(text))

    for name, rows in tables.items():
        if len(rows) != len(found[name]):
            sys.exit(f"xlsx {name}: {len(rows)} rows in JSON Lines, {len(found[name])} here")
        for i, (row, got) in enumerate(zip(rows, found[name])):
            for column, value in row.items():
                if cell(plain(value), got[column]) != got[column]:
                    sys.exit(f"xlsx {name}, row {i + 1}, {column}: {plain(value)!r} {got[column]!r}")


def check_parquet(folder, tables):
    try:
        import duckdb
    except ImportError:
        print("parquet: left out, duckdb is not installed")
        return
    with tempfile.TemporaryDirectory() as scratch:
        for name, rows in tables.items():
            path = os.path.join(scratch, name + ".parquet")
            source = os.path.join(folder, name + ".jsonl")
            if not rows:
                continue
            duckdb.execute(f"COPY (SELECT * FROM read_json('{source}', format = 'newline_delimited', maximum_object_size = 100000000)) TO '{path}' (FORMAT parquet)")
            count = duckdb.execute(f"SELECT count(*) FROM '{path}'").fetchone()[0]
            if count != len(rows):
                sys.exit(f"parquet {name}: {len(rows)} rows in JSON Lines, {count} here")
            if "text" in rows[0]:
                texts = [r[0] for r in duckdb.execute(f"SELECT text FROM '{path}'").fetchall()]
                differ("parquet " + name, [r["text"] for r in rows], texts)


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
        manifest = json.load(f)
    tables = {name: read_json(os.path.join(folder, name + ".jsonl")) for name in manifest["rows"]}
    for name, rows in tables.items():
        if len(rows) != manifest["rows"][name]:
            sys.exit(f"{name}: the manifest says {manifest['rows'][name]} rows, JSON Lines has {len(rows)}")
    done = ["jsonl"]
    if "csv_profile" in manifest:
        for name, rows in tables.items():
            check_csv(folder, name, rows, manifest["csv_profile"])
        done.append("csv")
    if os.path.exists(os.path.join(folder, "dataset.sqlite")):
        check_sqlite(os.path.join(folder, "dataset.sqlite"), tables)
        done.append("sqlite")
    if os.path.exists(os.path.join(folder, "dataset.xlsx")):
        check_xlsx(os.path.join(folder, "dataset.xlsx"), tables)
        done.append("xlsx")
    check_parquet(folder, tables)
    texts = {a["article_id"]: a["text"] for a in tables["articles"]}
    for name in ("sentences", "tokens", "quantities", "times", "mentions", "affiliations", "quotations", "tone_terms"):
        for row in tables.get(name, ()):
            if texts[row["article_id"]][int(row["start"]):int(row["end"])] != row["text"]:
                sys.exit(f"{name}: text[{row['start']}:{row['end']}] of {row['article_id']} is not {row['text']!r}")
    print(f"{', '.join(done)}: the same {sum(map(len, tables.values()))} rows of {len(tables)} tables; every span slices to its text")


if __name__ == "__main__":
    main()
