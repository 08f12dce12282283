#!/usr/bin/env python3
"""Measure the program against ICU's word break alone: Benchmarks/run.py [--megabytes 10] [--corpus FILE.jsonl] [--program PATH] [--keep]

Without --corpus it makes one from the text of the project's own samples and training articles (always the same). Runs the floor (icu_floor.c), the whole job with one
worker and with two, with tokens, the start of a run on one article, and, with --peer, a plain Python pipeline (jieba). Each is run --repeat times; the best counts.
The ratio to the floor is one of processor time, so that other work on the machine counts little. With --keep the figures are written to Benchmarks/results/DATE-MACHINE.json.
"""
import argparse, datetime, glob, json, os, platform, random, re, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def plain_text(path):
    """The lines of an annotated article without their annotation."""
    with open(path, encoding="utf-8") as f:
        for line in f:
            if re.match(r"[A-Z] ", line):
                words = line[2:].split()
                yield "".join(re.sub(r"^\[", "", re.sub(r"/[A-Za-z]+(\]\w*)?$", "", word)) for word in words)


def pool():
    """Sentences, in a fixed order."""
    texts = []
    for path in sorted(glob.glob(os.path.join(ROOT, "corpus", "articles", "*.txt"))):
        if int(path[-6:-4]) % 5 > 1:
            texts += plain_text(path)
    with open(os.path.join(ROOT, "samples", "records.jsonl"), encoding="utf-8") as f:
        texts += [json.loads(line)["text"] for line in f]
    sentences = []
    for text in texts:
        sentences += [s.strip() for s in re.split(r"(?<=[。！？])|\n", text) if len(s.strip()) > 8]
    return sentences


def make_corpus(path, megabytes):
    sentences, choose = pool(), random.Random(11)
    heads = [s.rstrip("。") for s in sentences if len(s) < 25]
    size = number = 0
    with open(path, "w", encoding="utf-8") as f:
        while size < megabytes * 1e6:
            text = "\n".join("".join(choose.choices(sentences, k=choose.randint(2, 5))) for _ in range(choose.randint(3, 8)))
            date = f"{choose.randint(1998, 2024)}-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
            f.write(json.dumps({"id": f"b{number:07}", "date": date, "headline": choose.choice(heads), "text": text}, ensure_ascii=False) + "\n")
            size += len(text.encode())
            number += 1


def text_of(corpus, path):
    """The texts alone, for the floor; their bytes are what every speed is counted by."""
    size = 0
    with open(corpus, encoding="utf-8") as f, open(path, "w", encoding="utf-8") as out:
        for line in f:
            record = json.loads(line)
            text = record.get("headline", "") + "\n" + record["text"] + "\n"
            size += len(text.encode())
            out.write(text)
    return size


def timed(command):
    """Seconds by the wall, of the processor, and peak memory in MB of one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{' '.join(command)}: {errors.decode(errors='replace')}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(command, repeat):
    runs = [timed(command) for _ in range(repeat)]
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--corpus", help="JSONL with headline and text, instead of one made here")
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "baokan"))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--peer", action="store_true", help="measure peer.py too, on 1 MB (needs jieba)")
    parser.add_argument("--keep", action="store_true")
    a = parser.parse_args()
    scratch = tempfile.mkdtemp(prefix="baokan-bench-")
    try:
        corpus = a.corpus or os.path.join(scratch, "corpus.jsonl")
        if not a.corpus:
            make_corpus(corpus, a.megabytes)
        text = os.path.join(scratch, "corpus.txt")
        size = text_of(corpus, text)
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "icu-uc", "icu-i18n"], capture_output=True, text=True, check=True).stdout.split()
        floor_program = os.path.join(scratch, "icu_floor")
        subprocess.run([os.environ.get("CC", "cc"), "-O2", os.path.join(HERE, "icu_floor.c"), "-o", floor_program, *flags], check=True)
        floor = max(json.loads(subprocess.run([floor_program, text], capture_output=True, check=True).stdout)["mb_per_second"] for _ in range(a.repeat))
        version = subprocess.run([a.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        result = {"date": datetime.date.today().isoformat(), "machine": f"{platform.machine()}, {os.cpu_count()} cores", "program": version,
                  "corpus_mb": round(size / 1e6, 2), "load_before": round(os.getloadavg()[0], 2), "icu_floor_mb_per_second": floor, "runs": {}}
        print(f"{version}; {size / 1e6:.1f} MB of text; ICU's word break alone: {floor:.2f} MB/s (load {result['load_before']})")

        def measure(name, *options):
            output = os.path.join(scratch, "output")
            shutil.rmtree(output, ignore_errors=True)
            seconds, processor, memory = best([a.program, "run", "--quiet", "--no-report", "--input", corpus, "--output", output, *options], a.repeat)
            speed, of_floor = size / seconds / 1e6, size / processor / 1e6 / floor
            result["runs"][name] = {"seconds": round(seconds, 2), "processor_seconds": round(processor, 2), "mb_per_second": round(speed, 3),
                                    "of_floor": round(of_floor, 3), "peak_mb": round(memory)}
            print(f"{name:20s} {seconds:7.2f} s  {speed:6.2f} MB/s  processor {processor:6.2f} s, {of_floor:4.2f} of the floor  peak {memory:4.0f} MB")
            return speed

        one = measure("one worker", "--jobs", "1")
        two = measure("two workers", "--jobs", "2")
        tokens = measure("one worker, tokens", "--jobs", "1", "--table", "all")
        print(f"two workers against one: {two / one:.2f}; with tokens against without: {tokens / one:.2f}")
        single = os.path.join(scratch, "one.jsonl")
        with open(corpus, encoding="utf-8") as f, open(single, "w", encoding="utf-8") as out:
            out.write(f.readline())
        start, processor, memory = best([a.program, "run", "--quiet", "--no-report", "--input", single, "--output", os.path.join(scratch, "one")], a.repeat)
        result["one_article"] = {"milliseconds": round(start * 1000), "processor_milliseconds": round(processor * 1000), "peak_mb": round(memory)}
        print(f"one article, start to end: {start * 1000:.0f} ms, of the processor {processor * 1000:.0f} ms, {memory:.0f} MB")
        if a.peer:
            small = os.path.join(scratch, "small.jsonl")
            make_corpus(small, 1)
            done = subprocess.run([sys.executable, os.path.join(HERE, "peer.py"), small, os.path.join(scratch, "peer")], capture_output=True, text=True, check=True)
            result["peer"] = json.loads(done.stdout)
            print(f"peer.py: {result['peer']['mb_per_second']:.3f} MB/s; one worker is {one / result['peer']['mb_per_second']:.0f} times as fast")
        if a.keep:
            os.makedirs(os.path.join(HERE, "results"), exist_ok=True)
            path = os.path.join(HERE, "results", f"{result['date']}-{platform.machine()}-{os.cpu_count()}.json")
            with open(path, "w", encoding="utf-8") as f:
                json.dump(result, f, indent=2)
                f.write("\n")
            print(path)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
