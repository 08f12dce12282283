#!/usr/bin/env python3
"""Read a dataset with pandas: read_pandas.py OUTPUT [RESULT_FOLDER]

A complete small analysis: who speaks in the articles and in which tone they are written. Writes speakers.csv (a table) and tone.svg
(a figure), prints both. Needs pandas.
"""
import json, os, sys

import pandas as pd


def read(folder, name):
    """A table with its types as datapackage.json declares them; the text of cells stays text."""
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as f:
        package = json.load(f)
    resource = next(r for r in package["resources"] if r["name"] == name)
    kinds = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
    fields = resource["schema"]["fields"]
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    if resource["format"] == "jsonl":
        return pd.concat([pd.read_json(os.path.join(folder, p), lines=True, dtype=False, convert_dates=False) for p in paths], ignore_index=True)
    types = {f["name"]: kinds.get(f["type"], "string") for f in fields}
    # keep_default_na=False: a headline "NA" or "null" is a headline; only the empty cell is missing.
    parts = [pd.read_csv(os.path.join(folder, p), encoding=resource["encoding"], dtype=types, keep_default_na=False, na_values=[""]) for p in paths]
    table = pd.concat(parts, ignore_index=True)
    for field in fields:
        if field["type"] == "date":
            table[field["name"]] = pd.to_datetime(table[field["name"]], format="%Y-%m-%d")
    return table


def figure(values, title, path):
    """Bars from −1 to 1 as an SVG file."""
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{40 + 26 * len(values)}" font-family="sans-serif" font-size="13">',
             f'<text x="10" y="20" font-weight="bold">{title}</text>', f'<line x1="400" x2="400" y1="30" y2="{36 + 26 * len(values)}" stroke="#999"/>']
    for i, (name, value) in enumerate(values.items()):
        y, width = 34 + 26 * i, abs(value) * 200
        name = str(name).replace("&", "&amp;").replace("<", "&lt;")
        lines += [f'<text x="190" y="{y + 15}" text-anchor="end">{name}</text>',
                  f'<rect x="{400 if value >= 0 else 400 - width:.1f}" y="{y}" width="{width:.1f}" height="20" fill="{"#1f6f8b" if value >= 0 else "#b5532a"}"/>',
                  f'<text x="{605}" y="{y + 15}">{value:.2f}</text>']
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n</svg>\n")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "output"
    result = sys.argv[2] if len(sys.argv) > 2 else "."
    os.makedirs(result, exist_ok=True)
    articles, quotations = read(folder, "articles"), read(folder, "quotations")
    # Repeated articles count once.
    articles = articles[articles["duplicate_of"].isna()]
    speech = quotations[(quotations["kind"] == "speech") & quotations["speaker"].notna()].merge(articles[["article_id", "headline", "date", "tone"]], on="article_id")
    speakers = speech.groupby("speaker").agg(quotations=("text", "size"), articles=("article_id", "nunique"), tone=("tone", "mean")).reset_index()
    speakers = speakers.sort_values(["quotations", "speaker"], ascending=[False, True]).head(20)
    speakers.to_csv(os.path.join(result, "speakers.csv"), index=False, encoding="utf-8-sig")
    print(speakers.to_string(index=False))
    group = articles["section_label"].fillna("—") if articles["section_label"].notna().any() else articles["publication"].fillna("—")
    tone = articles.groupby(group)["tone"].mean().dropna().sort_values(ascending=False).head(20)
    figure(tone, "Mean tone", os.path.join(result, "tone.svg"))
    print(f"{len(articles)} articles, {len(speech)} quotations with a speaker; wrote speakers.csv and tone.svg to {result}")


if __name__ == "__main__":
    main()
