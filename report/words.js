"use strict";
/* The interface in two languages. */
const WORDS = {
  en: {
    skip: "To the list of articles", report: "report", print: "Print", search: "Search headlines and texts", from: "From", to: "To", publication: "Paper",
    section: "Section", tone: "Tone", reset: "Clear all", all: "all", numbers: "The dump in numbers", timeline: "Articles over time", toneTime: "Tone over time",
    toneSection: "Tone by section", publications: "Papers", person: "Persons most named", organization: "Organizations most named", place: "Places most named",
    programme: "Programmes most named", speakers: "Most quoted speakers", keywords: "Keywords", quantities: "Largest quantities by kind", articles: "Articles", trust: "Rejects and doubts",
    previous: "Previous", next: "Next", close: "Close (Esc)", layers: "Layers", theme: { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" },
    other: "中文", label: ["negative", "neutral", "positive"], none: "Nothing here.", noDate: "No article has a date.", noTone: "No article has a tone.",
    found: (n, all) => `${n} of ${all} articles`, shown: (n, all) => `The report shows the first ${n} of ${all} articles; the tables hold all of them.`,
    searching: "Searching the texts …", date: "Date", page: "Page", headline: "Headline", duplicate: "Repeats an earlier article", duplicates: "Repeated articles", rejects: "Rejected inputs",
    doubts: "Articles with doubts", characters: "Characters", papers: "Papers", dates: "Dates", sentences: "Sentences", mentions: "Names", quantity: "Quantities", quotation: "Quotations",
    time: "Times", affiliation: "Positions of persons", toneWords: "Words behind the tone", sentenceTone: "Tone of sentences", position: "Positions", work: "Works",
    persons: "Persons", organizations: "Organizations", places: "Places", programmes: "Programmes", kind: "Kind", value: "Value", unit: "Unit", text: "Text", of: "Of", article: "Article",
    table: "As a table", count: "Articles", mean: "Mean tone", source: "Source", line: "Line", code: "Code", message: "Message", pageOf: (a, b) => `Page ${a} of ${b}`, loading: "Loading …",
    repeatedIDs: "Articles whose id got a suffix", cut: "Cells cut to Excel's limit", more: (n) => `and ${n} more in rejects.csv`, reporters: "Reporters", correspondents: "Correspondents",
    fields: { speaker: "speaker", position: "position", cue: "cue", form: "form", rule: "rule", low: "low", high: "high", modifier: "modifier", change: "change", begin: "begin", finish: "finish", type: "type", person: "person", organization: "organization", entity: "entity", negated: "negated", inQuotation: "in a quotation", weight: "weight" },
  },
  zh: {
    skip: "跳到文章列表", report: "数据报告", print: "打印", search: "检索标题和正文", from: "起", to: "止", publication: "报纸", section: "栏目", tone: "情感", reset: "清除条件", all: "全部",
    numbers: "数据概况", timeline: "文章数量变化", toneTime: "情感变化", toneSection: "各栏目情感", publications: "报纸", person: "提及最多的人物", organization: "提及最多的机构",
    place: "提及最多的地点", programme: "提及最多的活动", speakers: "引用最多的说话人", keywords: "关键词", quantities: "各类最大数量", articles: "文章", trust: "未收录与存疑",
    previous: "上一篇", next: "下一篇", close: "关闭（Esc）", layers: "标注层", theme: { auto: "配色：随系统", light: "配色：浅色", dark: "配色：深色" },
    other: "English", label: ["负面", "中性", "正面"], none: "没有内容。", noDate: "文章都没有日期。", noTone: "文章都没有情感值。",
    found: (n, all) => `${all} 篇中的 ${n} 篇`, shown: (n, all) => `报告只收前 ${n} 篇（共 ${all} 篇），全部文章见数据表。`,
    searching: "正在检索正文……", date: "日期", page: "版", headline: "标题", duplicate: "与前面的文章重复", duplicates: "重复文章", rejects: "未收录的输入", doubts: "存疑文章", characters: "字数", papers: "报纸",
    dates: "日期", sentences: "句子", mentions: "名称", quantity: "数量", quotation: "引语", time: "时间", affiliation: "人物职务", toneWords: "情感依据的词", sentenceTone: "句子情感",
    position: "职务", work: "作品", persons: "人物", organizations: "机构", places: "地点", programmes: "活动", kind: "类别", value: "数值", unit: "单位", text: "原文", of: "对象", article: "文章",
    table: "数据表", count: "篇数", mean: "平均情感", source: "来源", line: "行", code: "代码", message: "说明", pageOf: (a, b) => `第 ${a} 页，共 ${b} 页`, loading: "正在载入……",
    repeatedIDs: "编号加后缀的文章", cut: "按 Excel 上限截断的单元格", more: (n) => `另有 ${n} 条见 rejects.csv`, reporters: "记者", correspondents: "通讯员",
    fields: { speaker: "说话人", position: "职务", cue: "引导词", form: "形式", rule: "规则", low: "下限", high: "上限", modifier: "限定", change: "变化", begin: "起", finish: "止", type: "类型", person: "人物", organization: "机构", entity: "实体", negated: "否定", inQuotation: "在引语中", weight: "权重" },
  },
};

/* What the reader chose, kept where the browser allows it. */
const kept = {
  get(key) { try { return localStorage.getItem("baokan-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("baokan-" + key, value); } catch { /* a file may not keep anything */ } },
};
let language = kept.get("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
const W = (key) => WORDS[language][key];

function applyWords() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-w]")) element.textContent = W(element.dataset.w);
}

/* An element with attributes and children; text is always text, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function makeSVG(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

const byID = (id) => document.getElementById(id);
const number = (value) => value.toLocaleString(language === "zh" ? "zh-CN" : "en-US");
