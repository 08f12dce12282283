#!/usr/bin/env python3
"""The schema and the program judge a configuration alike: check_schema.py [PROGRAM]

docs/pipeline.schema.json is what the program prints; pipeline.json passes both; each broken one fails both. Exit status 1 on a difference.
"""
import copy, json, os, subprocess, sys, tempfile
import jsonschema


def put(value, *path):
    """A change of a configuration: the value at the end of the path."""
    def change(configuration):
        at = configuration
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
    return change


def drop(*path):
    def change(configuration):
        at = configuration
        for key in path[:-1]:
            at = at[key]
        del at[path[-1]]
    return change


BROKEN = [
    ("an unknown key at the top", put(1, "job")),
    ("an unknown key of the output", put("plain", "output", "profil")),
    ("a string for a list", put("samples", "input", "paths")),
    ("a number in a list of strings", put([1], "input", "paths")),
    ("no paths", drop("input", "paths")),
    ("a layout that there is not", put("pages", "input", "layout")),
    ("a format that there is not", put(["csv", "xls"], "output", "formats")),
    ("a table that there is not", put(["article"], "output", "tables")),
    ("a stage that there is not", put(["words"], "stages")),
    ("a stage without its name", put([{"segmenter": "icu"}], "stages")),
    ("an option that a stage has not", put([{"stage": "tone", "segmenter": "icu"}], "stages")),
    ("a value that an option has not", put([{"stage": "segmentation", "segmenter": "jieba"}], "stages")),
    ("half a worker", put(1.5, "jobs")),
    ("less than no worker", put(-1, "jobs")),
    ("too many workers", put(5000, "jobs")),
    ("yes for true", put("yes", "output", "report")),
    ("a limit of nothing", put(0, "limits", "article_units")),
    ("null for an object", put(None, "limits")),
    ("a list for the whole", None),
]


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/baokan")
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    printed = subprocess.run([program, "validate", "--schema"], capture_output=True, text=True, check=True).stdout
    with open("docs/pipeline.schema.json", encoding="utf-8") as f:
        if f.read() != printed:
            sys.exit("docs/pipeline.schema.json is not what the program prints; write it anew: baokan validate --schema > docs/pipeline.schema.json")
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    with open("pipeline.json", encoding="utf-8") as f:
        good = json.load(f)
    faults = []

    def judge(what, configuration, passes):
        # In the project's folder, so that the paths in it are there.
        with tempfile.NamedTemporaryFile("w", suffix=".json", dir=".", prefix=".check-", encoding="utf-8") as f:
            json.dump(configuration, f, ensure_ascii=False)
            f.flush()
            run = subprocess.run([program, "validate", os.path.basename(f.name)], capture_output=True, text=True)
        if validator.is_valid(configuration) != passes:
            faults.append(f"{what}: the schema says {'no' if passes else 'yes'}")
        if run.returncode != (0 if passes else 2):
            faults.append(f"{what}: the program's status is {run.returncode}: {run.stderr.strip()}")
        if not passes and ":1:" not in run.stderr:
            faults.append(f"{what}: the message names no place: {run.stderr.strip()}")

    judge("pipeline.json", good, True)
    for what, change in BROKEN:
        configuration = copy.deepcopy(good)
        if change:
            change(configuration)
        else:
            configuration = [configuration]
        judge(what, configuration, False)
    if faults:
        sys.exit("\n".join(faults))
    print(f"schema: pipeline.json passes, {len(BROKEN)} broken ones fail, in the schema and in the program alike")


if __name__ == "__main__":
    main()
