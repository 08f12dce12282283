#!/usr/bin/env python3
"""What a run does with bad input: check_bad_input.py [PROGRAM]

Each case: the exit status is the right one, the message names the place and the mend, `rejects` has the row, the rest of the run is done, and
where the run failed the old output folder is as it was, byte for byte. Exit status 1 on a fault.
"""
import hashlib, json, os, shutil, signal, subprocess, sys, tempfile, time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/baokan")
GOOD = {"id": "g1", "publication": "测试日报", "date": "2022-03-04", "headline": "新桥通车", "text": "本报讯（记者 李山）昨天，长5公里的新桥通车。"}
GOOD_LINE = json.dumps(GOOD, ensure_ascii=False) + "\n"
faults = []
checked = 0


def state(folder):
    """Every file of a folder with its hash."""
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = hashlib.sha256(f.read()).hexdigest()
    return found


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content.encode() if isinstance(content, str) else content)
    return path


def run(*arguments, cwd=None):
    return subprocess.run([PROGRAM, "run", "--no-report", *arguments], capture_output=True, text=True, errors="replace", cwd=cwd, timeout=120)


def check(what, holds, detail=""):
    global checked
    checked += 1
    if not holds:
        faults.append(f"{what}: {detail.strip()[:600]}")


def rejects(output):
    with open(os.path.join(output, "rejects.jsonl"), encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def bad_input(folder, what, name, content, code, says, articles=1):
    """A bad file beside a good one gives status 3 and a row; alone, it gives status 1 and leaves the old output."""
    beside = os.path.join(folder, "beside")
    write(os.path.join(beside, "good.jsonl"), GOOD_LINE)
    path = os.path.join(beside, name)
    write(path, content) if content is not None else os.makedirs(path)
    output = os.path.join(folder, "tables")
    done = run("--input", os.path.join(beside, "good.jsonl"), "--input", path, "--output", output)
    check(what + ": beside a good file the status is 3", done.returncode == 3, f"{done.returncode} {done.stderr}")
    if done.returncode != 3:
        return
    rows = rejects(output)
    check(what + f": a row in rejects with code {code}", [r["code"] for r in rows] == [code], str(rows))
    check(what + ": the message is the row's", rows and rows[0]["message"] in done.stderr, done.stderr)
    for piece in [name, *says]:
        check(what + f": the message says {piece}", rows and piece in rows[0]["message"], str(rows))
    with open(os.path.join(output, "articles.jsonl"), encoding="utf-8") as f:
        count = len(f.readlines())
    check(what + f": the rest is done ({articles} articles)", count == articles, str(count))
    if articles == 1:
        before = state(output)
        alone = run("--input", path, "--output", output)
        check(what + ": alone the status is 1", alone.returncode == 1, f"{alone.returncode} {alone.stderr}")
        check(what + ": alone it says that nothing was found", "no article was found" in alone.stderr and "as it was" in alone.stderr, alone.stderr)
        check(what + ": the old output is whole", state(output) == before)


def inputs(root):
    cases = [
        ("an empty file", "empty.txt", "", "empty_file", ["leave it out"]),
        ("an empty folder", "nothing", None, "empty_folder", ["put files into it"]),
        ("a file that is no text", "picture.txt", bytes(range(256)) * 40, "not_text", ["leave the file out"]),
        ("a line that is no JSON", "lines.jsonl", "{text: 1}\n", "invalid_json", ["lines.jsonl:1"]),
        ("a line cut off", "cut.jsonl", GOOD_LINE[:60], "truncated_record", ["cut.jsonl:1", "get it again"]),
        ("a record without text", "empty.jsonl", '{"id": "x", "headline": "只有标题"}\n', "no_text", ["empty.jsonl:1"]),
    ]
    for number, case in enumerate(cases):
        bad_input(os.path.join(root, f"input-{number}"), *case)
    other = dict(GOOD, id="g2", headline="另一座桥", text="另一座桥也在昨天通车，全长3公里。")
    line = json.dumps(other, ensure_ascii=False).encode()
    bad_input(os.path.join(root, "middle"), "a bad line between good ones", "middle.jsonl", line + b"\n{\"text\": 5}\n" + line.replace(b"g2", b"g3") + b"\n",
              "bad_field", ["middle.jsonl:2"], articles=3)


def invalid_bytes(root):
    """A record with broken bytes in its text is rejected; a page is kept, with U+FFFD where they stand, and told."""
    record = GOOD_LINE.encode()
    middle = record.index("长5公里".encode())
    bad_input(os.path.join(root, "bytes"), "invalid bytes in a record", "bytes.jsonl", record[:middle] + b"\xff" + record[middle:],
              "invalid_bytes", ["bytes.jsonl:1", "input.encodings"])
    page = "新桥昨天通车\n　　本报讯（记者 李山）昨天，长5公里的新桥在东城通车，上千名市民前来参观。\n".encode()
    path = write(os.path.join(root, "page.txt"), page[:-40] + b"\xff" + page[-40:])
    output = os.path.join(root, "page-tables")
    done = run("--input", path, "--output", output)
    check("invalid bytes in a page: the status is 3", done.returncode == 3, f"{done.returncode} {done.stderr}")
    if done.returncode == 3:
        rows = rejects(output)
        check("invalid bytes in a page: told in rejects", [(r["code"], r["line"]) for r in rows] == [("invalid_bytes", 2)] and "U+FFFD" in rows[0]["message"], str(rows))
        with open(os.path.join(output, "articles.jsonl"), encoding="utf-8") as f:
            text = f.read()
        check("invalid bytes in a page: one U+FFFD, and the text round it", text.count("\ufffd") == 1 and "新桥昨天通车" in text, text)


def set_up(root):
    """What stops a run before its first article: status 1 or 2, and nothing is touched."""
    good = write(os.path.join(root, "good.jsonl"), GOOD_LINE)
    output = os.path.join(root, "kept")
    check("a good run", run("--input", good, "--output", output).returncode == 0)
    before = state(output)
    foreign = os.path.join(root, "foreign")
    write(os.path.join(foreign, "thesis.docx"), "my only copy")
    config = write(os.path.join(root, "broken.json"), '{\n  "input": {"paths": ["good.jsonl"]},\n  "output": {"folder": "kept", "profil": "plain"}\n}\n')
    order = write(os.path.join(root, "order.json"), '{"input": {"paths": ["good.jsonl"]}, "stages": ["tone", "segmentation"], "output": {"folder": "kept"}}')
    cases = [
        ("a missing path", 2, ["--input", os.path.join(root, "gone"), "--output", output], ["gone", "no such file", "--input"]),
        ("an output folder that holds something else", 1, ["--input", good, "--output", foreign], ["foreign", "thesis.docx"]),
        ("an output folder that is a file", 1, ["--input", good, "--output", good], ["good.jsonl"]),
        ("an output folder under a file", 1, ["--input", good, "--output", good + "/tables"], ["good.jsonl"]),
        ("an output folder that cannot be written", 1, ["--input", good, "--output", "/proc/tables"], ["/proc"]),
        ("an unknown key", 2, [config], ["broken.json:3:", "profil", 'did you mean "profile"']),
        ("stages in a wrong order", 2, [order], ["tone", "segmentation"]),
        ("a configuration that there is not", 2, [os.path.join(root, "none.json")], ["none.json"]),
        ("a format that there is not", 2, ["--input", good, "--output", output, "--format", "xls"], ["--format xls", "xlsx"]),
        ("an option that there is not", 2, ["--input", good, "--outptu", output], ["--outptu"]),
    ]
    for what, status, arguments, says in cases:
        done = run(*arguments)
        check(what + f": the status is {status}", done.returncode == status, f"{done.returncode} {done.stderr}")
        for piece in says:
            check(what + f": the message says {piece}", piece in done.stderr, done.stderr)
    check("failed runs: the old output is whole", state(output) == before)
    check("failed runs: the foreign folder is whole", list(state(foreign)) == ["thesis.docx"])
    check("failed runs: nothing is left beside", not [n for n in os.listdir(root) if n.startswith(".")], str(os.listdir(root)))
    empty = os.path.join(root, "no-configuration")
    os.makedirs(empty)
    done = run(cwd=empty)
    check("nothing to read: status 2 and how to give it", done.returncode == 2 and "--input" in done.stderr, done.stderr)


def interrupted(root):
    """SIGINT in the middle: status 130, the old output whole, nothing left; a kill leaves the old output whole as well."""
    source = write(os.path.join(root, "many.jsonl"), "".join(json.dumps(dict(GOOD, id=f"m{i}", text=GOOD["text"] * 30 + str(i)), ensure_ascii=False) + "\n" for i in range(30000)))
    output = os.path.join(root, "kept")
    before = state(output)
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)):
        process = subprocess.Popen([PROGRAM, "run", "--no-report", "--input", source, "--output", output], stderr=subprocess.PIPE, text=True)
        time.sleep(0.7)
        process.send_signal(number)
        said = process.communicate(timeout=60)[1]
        check(f"signal {number.name}: the status is {status}", process.returncode == status, f"{process.returncode} {said}")
        check(f"signal {number.name}: the old output is whole", state(output) == before)
    check("after a kill the next run works", run("--input", os.path.join(root, "good.jsonl"), "--output", output).returncode == 0)
    check("and clears what the killed one left", not [n for n in os.listdir(root) if n.startswith(".")], str(os.listdir(root)))


def full_disk(root):
    """A limit on the size of files, as a full disk would be."""
    source, output = os.path.join(root, "many.jsonl"), os.path.join(root, "kept")
    before = state(output)
    script = f'trap "" XFSZ; ulimit -f 200; exec "{PROGRAM}" run --no-report --input "{source}" --output "{output}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    check("a full disk: the status is 1", done.returncode == 1, f"{done.returncode} {done.stderr}")
    check("a full disk: the message says what cannot be written", "cannot be written" in done.stderr or "disk is full" in done.stderr, done.stderr)
    check("a full disk: the old output is whole", state(output) == before)


def main():
    root = tempfile.mkdtemp(prefix="baokan-")
    try:
        inputs(root)
        invalid_bytes(root)
        set_up(root)
        interrupted(root)
        full_disk(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    if faults:
        sys.exit("\n".join(faults) + f"\nbad input: {len(faults)} of {checked} checks failed")
    print(f"bad input: {checked} checks hold")


if __name__ == "__main__":
    main()
