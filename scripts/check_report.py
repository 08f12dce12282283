#!/usr/bin/env python3
"""Open a report.html in headless Chromium and check that it works: check_report.py REPORT [--screenshots FOLDER] [--seconds S]

Charts draw, filters and search act, the article view shows its layers, both languages and both themes work, nothing is written to
the console, nothing asks the network. Needs Chromium (apt-get install chromium) and only Python's own library. Exit status 1 on a fault.
"""
import argparse, base64, json, os, subprocess, sys, tempfile, time


class Browser:
    """Chromium spoken to through its debugging pipe: descriptors 3 and 4, messages ended by a zero byte."""

    def __init__(self, profile):
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()

        def descriptors():
            os.dup2(to_browser, 10)
            os.dup2(from_browser, 11)
            os.dup2(10, 3)
            os.dup2(11, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
             "--user-data-dir=" + profile, "--window-size=1280,900", "about:blank"],
            preexec_fn=descriptors, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.number, self.events, self.session = b"", 0, [], None

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.read_end, 1 << 20)
            if not more:
                sys.exit("chromium has ended")
            self.buffer += more
        one, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(one)

    def call(self, method, **parameters):
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.write_end, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open_page(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def run(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"{expression}: {result['exceptionDetails'].get('exception', {}).get('description')}")
        return result["result"].get("value")

    def wait(self, expression, seconds=10):
        end = time.time() + seconds
        while time.time() < end:
            if self.run(expression):
                return True
            time.sleep(0.05)
        return False

    def picture(self, path, **options):
        if path:
            with open(path, "wb") as f:
                f.write(base64.b64decode(self.call("Page.captureScreenshot", format="png", **options)["data"]))

    def close(self):
        self.session = None
        self.call("Browser.close")
        self.process.wait(20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report")
    parser.add_argument("--screenshots")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long the page may take until it shows its figures")
    a = parser.parse_args()
    faults = []

    def check(what, holds):
        print(("ok    " if holds else "FAULT ") + what)
        if not holds:
            faults.append(what)

    def shot(name):
        if not a.screenshots:
            return None
        os.makedirs(a.screenshots, exist_ok=True)
        return os.path.join(a.screenshots, name + ".png")

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        b = Browser(profile)
        b.open_page()
        b.call("Emulation.setLocaleOverride", locale="en-US")
        start = time.time()
        b.call("Page.navigate", url="file://" + os.path.abspath(a.report))
        drawn = b.wait("document.querySelector('#numbers dd') !== null", 30)
        taken = time.time() - start
        check(f"shows its figures after {taken:.2f} s (at most {a.seconds:g})", drawn and taken <= a.seconds)
        b.wait("document.readyState === 'complete'", 60)
        print(f"      whole after {time.time() - start:.2f} s")
        b.run("if (language !== 'en') byID('language').click()")
        articles = b.run("rows.length")
        check(f"lists its articles ({articles})", b.run("document.querySelectorAll('#list tbody tr').length") == min(articles, 50))
        dated = b.run("rows.some(row => row[DATE])")
        if dated:
            check("draws the timeline", b.run("document.querySelectorAll('#timeline svg rect').length") > 0)
            check("draws the tone line", b.run("document.querySelectorAll('#tone-time svg circle').length") > 0)
            check("gives every chart as a table", b.run("document.querySelectorAll('#timeline details tbody tr').length") > 0)
        else:
            check("says that no article has a date", b.run("byID('timeline').textContent === WORDS.en.noDate"))
        for part in ("person", "organization", "place", "speakers", "keywords"):
            check(f"draws {part}", b.run(f"document.querySelectorAll('#{part} li').length") > 0)
        check("lists the largest quantities", b.run("document.querySelectorAll('#quantities tbody tr').length") > 0)
        b.picture(shot("overview-light"))

        if dated:
            b.run("document.querySelector('#timeline rect').dispatchEvent(new MouseEvent('click'))")
            check("a column of the timeline filters", 0 < b.run("listed.length") <= articles and b.run("filter.from !== ''"))
        b.run("byID('reset').click()")
        check("clearing brings all back", b.run("listed.length") == articles)
        b.run("document.querySelector('#person button').click()")
        check("a person filters, with a chip", 0 < b.run("listed.length") <= articles and b.run("document.querySelectorAll('#chips button').length") == 1)
        b.run("document.querySelector('#chips button').click()")
        check("the chip takes it away", b.run("listed.length") == articles)
        b.run("byID('f-tone').value = '2'; byID('f-tone').dispatchEvent(new Event('change'))")
        check("the tone filters", b.run("listed.every(n => rows[n][LABEL] === 2)"))
        b.run("byID('reset').click()")
        word = b.run("article(rows.length - 1).t.slice(-12, -6)")
        b.run(f"byID('f-query').value = {json.dumps(word)}; byID('f-query').dispatchEvent(new Event('input'))")
        check("the search finds words of the texts", b.wait(f"textHits !== null && textHits.has({articles - 1}) && listed.includes({articles - 1})", 20))
        check("and only them", b.run(f"listed.every(n => article(n).t.includes({json.dumps(word)}) || rows[n][HEADLINE].includes({json.dumps(word)}))"))
        b.run("byID('reset').click()")
        b.run("document.querySelector('#list thead th:nth-child(6) button').click()")
        check("sorting by tone", b.run("listed.map(n => rows[n][TONE]).filter(t => t !== null).every((t, i, all) => i === 0 || all[i - 1] <= t)"))

        b.run("document.querySelector('#list tbody button.open').click()")
        check("an article opens", b.run("byID('article').open && byID('a-text').textContent.length > 0"))
        check("with its text unchanged", b.run("[...byID('a-text').querySelectorAll('p')].map(p => p.textContent).join('\\n') === article(opened).t"))
        before = b.run("document.querySelectorAll('#a-text .l-person, #a-text .l-organization, #a-text .l-place').length")
        check(f"with its names in colour ({before})", before > 0)
        b.picture(shot("article-light"))
        b.run("for (const layer of ['person', 'organization', 'place']) document.querySelector(`#a-layers input[data-layer=${layer}]`).click()")
        check("layers can be put away", b.run("document.querySelectorAll('#a-text .l-person, #a-text .l-organization, #a-text .l-place').length") == 0)
        b.run("for (const layer of ['person', 'organization', 'place']) document.querySelector(`#a-layers input[data-layer=${layer}]`).click()")
        b.run("document.querySelector('#a-text span').click()")
        check("a word says what it is", b.run("byID('a-detail').textContent.length") > 5)
        first = b.run("opened")
        b.run("byID('a-next').click()")
        check("the next article follows", b.run("opened") != first)
        b.call("Input.dispatchKeyEvent", type="keyDown", key="Escape", windowsVirtualKeyCode=27, code="Escape")
        b.call("Input.dispatchKeyEvent", type="keyUp", key="Escape", windowsVirtualKeyCode=27, code="Escape")
        check("Escape closes it", b.wait("!byID('article').open", 3))

        b.run("byID('language').click()")
        check("speaks Chinese", b.run("document.documentElement.lang === 'zh' && byID('h-timeline').textContent === '文章数量变化'"))
        check("has every word in both languages", b.run("JSON.stringify(Object.keys(WORDS.en).sort()) === JSON.stringify(Object.keys(WORDS.zh).sort())"))
        check("has a word for every part", b.run("[...document.querySelectorAll('[data-w]')].every(e => e.textContent)"))
        b.run("byID('theme').click(); byID('theme').click()")
        check("has a dark theme", b.run("document.documentElement.dataset.theme === 'dark' && getComputedStyle(document.body).backgroundColor !== 'rgb(251, 250, 247)'"))
        b.picture(shot("overview-dark"))
        b.run("openArticle(0)")
        b.picture(shot("article-dark"))
        b.run("byID('article').close()")
        b.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
        check("fits a narrow window", b.run("document.documentElement.scrollWidth <= 391"))
        b.picture(shot("narrow"))
        check("names every control", b.run("[...document.querySelectorAll('button, input, select')].every(e => e.textContent.trim() || e.labels && e.labels.length)"))

        b.run("1")
        said = [e for e in b.events if e.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")]
        check("says nothing on the console" + "".join(f"\n      {json.dumps(e['params'])[:300]}" for e in said[:3]), not said)
        asked = [e["params"]["request"]["url"] for e in b.events if e.get("method") == "Network.requestWillBeSent"]
        check("asks the network for nothing", all(u.startswith(("file:", "data:", "about:")) for u in asked))
        b.close()
    if faults:
        sys.exit(f"{len(faults)} faults")
    print("the report works")


if __name__ == "__main__":
    main()
