#!/usr/bin/env python3
"""Set the invented articles of Tests/ReadingTests/Pages/bank-*.txt as raw pages, with the truth beside each.

    scripts/make_pages.py            writes Tests/ReadingTests/Pages/pNN.raw and pNN.truth; the same bytes every time

Even pages are looked at while rules are written (bank a), odd ones are not (bank b). The truth is written in the bank's own form:
L section label, K kicker, H headline, S subheadline, B by-line line, P paragraph, h subheading, R reporters, T correspondents, A agency.
"""
import os, random

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "ReadingTests", "Pages")
MARKS = set("，。！？；：、“”‘’「」（）()《》〈〉【】〔〕／/ 　,.·")


def bank(name):
    found = {}
    current = None
    for line in open(os.path.join(here, name), encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# id: "):
            current = found[line[6:]] = []
        elif line:
            current.append((line[0], line[2:]))
    return found


BANK = {**bank("bank-a.txt"), **bank("bank-b.txt")}
BODY = "BPhC"
HEAD = "KHS"


class Page:
    def __init__(self, name, articles, seed):
        self.random = random.Random(seed)
        self.name = name
        self.ids = articles
        self.truth = []
        self.lines = []
        self.section = None

    def article(self, id, label=None):
        fields = BANK[id]
        label = label or self.section
        self.truth.append(([("L", label)] if label else []) + fields)
        return [f for f in fields if f[0] in HEAD], [f for f in fields if f[0] in BODY]

    def cut(self, text):
        """A place inside a sentence, away from marks and from the ends; None for a short text."""
        places = [i for i in range(14, len(text) - 14) if text[i - 1] not in MARKS and text[i] not in MARKS]
        return self.random.choice(places) if places else None

    def put(self, *lines):
        self.lines += lines


def wrap(text, width):
    """Lines of `width` characters; no line begins with a closing mark."""
    lines = []
    while text:
        n = width
        while n < len(text) and text[n] in "，。！？；：、”’」）)》】〕" and n < width + 2:
            n += 1
        lines.append(text[:n])
        text = text[n:]
    return lines


def blank(page, cuts=1, gap=1, label=None, labelled=(), stacked=None):
    """Blocks with a blank line between; some paragraphs cut by a column."""
    order = list(page.ids)
    for n, id in enumerate(order):
        heads, body = page.article(id, label if id in labelled else None)
        if label and labelled and id == labelled[0]:
            page.put(label, "")
        page.put(*[""] * (gap - 1))
        for kind, text in heads:
            page.put(text, "")
        columns(page, body, cuts, lambda kind, text: page.put(text, ""))


def columns(page, body, cuts, put, between=None):
    """Puts the body's blocks; cuts some of its longer paragraphs in two."""
    long = [i for i, (kind, text) in enumerate(body) if kind == "P" and len(text) > 50]
    chosen = set(page.random.sample(long, min(cuts, len(long))))
    for i, (kind, text) in enumerate(body):
        at = page.cut(text) if i in chosen else None
        if at is None:
            put(kind, text)
        else:
            put(kind, text[:at])
            if between:
                between()
            put("+", text[at:])


def indent(page, cuts=1, heads_indent=""):
    for id in page.ids:
        heads, body = page.article(id)
        page.put(*[heads_indent + text for _, text in heads])
        columns(page, body, cuts, lambda kind, text: page.put(("" if kind in "+" else "　　") + text))


def wrapped(page, width=18, indents=True, gap=1):
    for id in page.ids:
        heads, body = page.article(id)
        page.put(*[text for _, text in heads])
        if not indents:
            page.put("")
        for kind, text in body:
            page.put(*wrap(("　　" if indents else "") + text, width))
            if not indents:
                page.put("")
        page.put(*[""] * gap)


def plain(page, cuts=0):
    for id in page.ids:
        heads, body = page.article(id)
        page.put(*[text for _, text in heads])
        columns(page, body, cuts, lambda kind, text: page.put(text))


def export(page, paper, number, section, date, weekday, caption=None):
    page.section = section
    for n, id in enumerate(page.ids):
        heads, body = page.article(id)
        page.put(paper + " 数字报纸", "", f"{number}版:{section}", "")
        page.put(*[text for _, text in heads], "")
        if caption and n == 0:
            page.put(caption)
        for kind, text in body:
            page.put("　　" + text)
        title = next(text for kind, text in heads if kind == "H")
        page.put("", f"{paper} {section} {number} {title} {date} {weekday}", "")


def navigation(page, paper, number, section, year, month, day, weekday):
    page.section = section
    for id in page.ids:
        heads, body = page.article(id)
        page.put(f"{paper}电子版 {year}年{month}月{day}日 {weekday}", "上一期 下一期", "返回主页 版面导航 标题导航", f"第{number}版：{section}", "上一篇 下一篇", "")
        page.put(*[text for _, text in heads], "", "收藏 打印 推荐 放大 缩小", "")
        for kind, text in body:
            page.put("　　" + text, "")
        page.put("上一篇 下一篇", "返回目录", f"版权所有 {paper}社", "")


def stacked(page, cuts=1):
    """The first two headlines together above both bodies, which follow in the other order."""
    first, second, *rest = page.ids
    page.ids = [second, first] + rest
    heads2, body2 = page.article(second)
    heads1, body1 = page.article(first)
    for _, text in heads1 + heads2:
        page.put(text, "")
    columns(page, body2, cuts, lambda kind, text: page.put(text, ""))
    page.put("", "")
    columns(page, body1, cuts, lambda kind, text: page.put(text, ""))
    page.ids = rest
    blank(page, cuts)


def busy(page, number, section, date, weekday, phone):
    """A folio, an advertisement, a jump line, credits of the editors."""
    page.section = section
    page.put(f"{number} 版 {section} {date} {weekday}", f"责任编辑 向晚　版式 北辰　校对 一禾", "")
    for n, id in enumerate(page.ids):
        heads, body = page.article(id)
        page.put(*[text for _, text in heads], "")
        last = len(body) - 1
        for i, (kind, text) in enumerate(body):
            jump = "（下转第3版）" if n == 0 and i == last else ""
            page.put("　　" + text + jump)
        page.put("")
        if n == 0:
            page.put("遗失声明", "　　张某某遗失身份证一张，号码略，声明作废。", "　　本市某商行遗失公章一枚，声明作废。", "")
    page.put(f"新闻热线：{phone}", "")


def inserted(page, caption):
    """A cut of the first article with a caption inside, of the second with the next article's headline inside."""
    a, b, c = page.ids
    heads, body = page.article(a)
    for _, text in heads:
        page.put(text, "")
    columns(page, body, 1, lambda kind, text: page.put(text, ""), between=lambda: page.put(caption, ""))
    heads, body = page.article(b)
    for _, text in heads:
        page.put(text, "")
    heads_c, body_c = page.article(c)
    columns(page, body, 1, lambda kind, text: page.put(text, ""), between=lambda: page.put(*sum([[t, ""] for _, t in heads_c], [])))
    columns(page, body_c, 0, lambda kind, text: page.put(text, ""))


def briefs(page, label, headless=()):
    page.put(label, "")
    for id in page.ids:
        heads, body = page.article(id, label)
        if id in headless:
            page.truth[-1] = [f for f in page.truth[-1] if f[0] not in HEAD]
        else:
            page.put(*[text for _, text in heads])
        page.put(*["　　" + text for _, text in body])


def hongkong(page, folio, cuts=0, section=None):
    page.section = section
    page.put(folio, "")
    for id in page.ids:
        heads, body = page.article(id)
        page.put(*[text for _, text in heads])
        columns(page, body, cuts, lambda kind, text: page.put(("" if kind == "+" else "　　") + text))
        page.put("")


def broken(page, cuts=0):
    """Headlines that a typesetter set in two lines, blank lines between blocks."""
    for id in page.ids:
        heads, body = page.article(id)
        for kind, text in heads:
            if kind == "H" and " " in text:
                page.put(*text.split(" "))
            else:
                page.put(text)
            page.put("") if kind == heads[-1][0] else None
        columns(page, body, cuts, lambda kind, text: page.put(text, ""))


PAGES = [
    ("a01 a04 a09", "utf-8", lambda p: blank(p, 1)),
    ("b01 b04 b09", "utf-8", lambda p: blank(p, 1)),
    ("a02 a05 a07", "gb18030", lambda p: indent(p, 1)),
    ("b02 b05 b07", "gb18030", lambda p: indent(p, 1, "　　　　")),
    ("a03 a06 a10", "utf-8", lambda p: wrapped(p, 18)),
    ("b03 b06 b10", "utf-8", lambda p: wrapped(p, 22)),
    ("a08 a11 a14", "utf-16-le", lambda p: wrapped(p, 20, indents=False)),
    ("b08 b11 b14", "utf-16-le", lambda p: wrapped(p, 25, indents=False)),
    ("a05 a16", "utf-8-sig", lambda p: export(p, "云江工人报", "00002", "工会", "2021-06-08", "星期二", "邢玉兰在教孩子们剪纸。 通讯员 苏萌 摄")),
    ("b05 b16", "utf-8-sig", lambda p: export(p, "海州晚报", "A0006", "人物", "2020-11-03", "星期二", "图为倪守田在山上巡护。")),
    ("a04 a12", "gb18030", lambda p: navigation(p, "临湖日报", "03", "社会", 2019, 8, 15, "星期四")),
    ("b04 b12", "gb18030", lambda p: navigation(p, "河东早报", "A05", "城事", 2022, 9, 1, "星期四")),
    ("a09 a02 a06", "utf-8", lambda p: stacked(p)),
    ("b09 b02 b06", "utf-8", lambda p: stacked(p)),
    ("a01 a15 a13", "gb18030", lambda p: plain(p)),
    ("b01 b15 b13", "gb18030", lambda p: plain(p)),
    ("a17 a18 a21", "big5hkscs", lambda p: hongkong(p, "A4版 港聞 2018年9月20日 星期四", 0, "港聞")),
    ("b17 b18 b21", "big5hkscs", lambda p: hongkong(p, "2019年8月27日 星期二 第B2版 社區", 1, "社區")),
    ("a19 a20", "big5hkscs", lambda p: hongkong(p, "地方新聞 2016年7月9日 星期六")),
    ("b19 b20", "big5hkscs", lambda p: indent(p, 0)),
    ("a10 a07 a03", "utf-8", lambda p: busy(p, "04", "要闻", "2019年7月12日", "星期五", "0571-00000000")),
    ("b10 b07 b03", "utf-8", lambda p: busy(p, "第05", "综合", "2018年10月9日", "星期二", "010-00000000")),
    ("a01 a16 a04", "utf-8", lambda p: inserted(p, "技师在茶园里示范修剪。 本报记者 方晓岚 摄")),
    ("b01 b16 b04", "utf-8", lambda p: inserted(p, "乐队在老码头演出。（资料图片）")),
    ("a15 a11 a07", "utf-8", lambda p: briefs(p, "简讯", ("a11",))),
    ("b15 b11 b07", "gb18030", lambda p: briefs(p, "快讯", ("b15",))),
    ("a17 a21 a18", "utf-8", lambda p: wrapped(p, 20)),
    ("b17 b21 b18", "utf-16-le", lambda p: wrapped(p, 16)),
    ("a14 a04 a08", "gb18030", lambda p: blank(p, 1, 2, "劳动者权益", ("a04", "a08"))),
    ("b14 b16 b08", "utf-8", lambda p: blank(p, 1, 2, "百姓生活·民生", ("b14",))),
    ("a13 a05 a02", "utf-16-be", lambda p: blank(p, 2, 3)),
    ("b13 b05 b02", "utf-16-be", lambda p: blank(p, 2, 3)),
    ("a18 a17 a19", "big5hkscs", lambda p: broken(p)),
    ("b20 b17 b19", "big5hkscs", lambda p: broken(p, 1)),
    ("a12 a14 a05", "utf-8", lambda p: plain(p, 1)),
    ("b12 b14 b05", "utf-8", lambda p: plain(p, 1)),
]


def main():
    for number, (ids, encoding, layout) in enumerate(PAGES):
        page = Page(f"p{number:02d}", ids.split(), 7 * number + 3)
        layout(page)
        text = "\n".join(page.lines) + "\n"
        if encoding == "utf-8" and number % 4 == 0:
            text = text.replace("\n", "\r\n")
        data = text.encode(encoding)
        if encoding == "utf-16-le":
            data = b"\xff\xfe" + data
        if encoding == "utf-16-be":
            data = b"\xfe\xff" + data
        open(os.path.join(here, page.name + ".raw"), "wb").write(data)
        with open(os.path.join(here, page.name + ".truth"), "w", encoding="utf-8") as out:
            for fields in page.truth:
                out.write("# article\n" + "".join(f"{kind} {value}\n" for kind, value in fields if kind != "C"))


main()
