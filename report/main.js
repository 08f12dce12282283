/* The list of articles, the filters, and what starts it all. */
const PER_PAGE = 50;
const SORTS = { date: DATE, publication: PAPER, page: PAGE, section: SECTION, headline: HEADLINE, tone: TONE };
let sort = { by: "date", down: false };
let page = 0;
/* The numbers of the articles that the filters leave, in the order of the list. */
let listed = [];

function sortValue(row) {
  const value = row[SORTS[sort.by]];
  if (sort.by === "publication") return index.publications[value];
  if (sort.by === "section") return index.sections[value];
  return value;
}

function order() {
  const compare = (a, b) => {
    const x = sortValue(rows[a]), y = sortValue(rows[b]);
    if (x === y) return a - b;
    // What is not known comes last, however it is sorted.
    if (x === null || x === "") return 1;
    if (y === null || y === "") return -1;
    return (x < y ? -1 : 1) * (sort.down ? -1 : 1);
  };
  listed.sort(compare);
}

function refresh() {
  listed = [];
  rows.forEach((row, n) => { if (matches(row, n)) listed.push(n); });
  order();
  page = 0;
  byID("status").textContent = W("found")(number(listed.length), number(rows.length)) + (facts.shown < facts.articles ? " · " + W("shown")(number(facts.shown), number(facts.articles)) : "");
  overview(listed);
  list();
  chips();
}

function list() {
  const heads = Object.keys(SORTS).map((by) => make("th", { scope: "col", "aria-sort": sort.by === by ? (sort.down ? "descending" : "ascending") : "none" },
    make("button", { type: "button", onclick: () => { sort = { by, down: sort.by === by && !sort.down }; order(); page = 0; list(); } }, W(by) + (sort.by === by ? (sort.down ? " ▾" : " ▴") : ""))));
  byID("list").tHead.replaceChildren(make("tr", {}, ...heads));
  const lines = listed.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((n) => {
    const row = rows[n];
    return make("tr", {}, make("td", {}, row[DATE]), make("td", {}, index.publications[row[PAPER]]), make("td", {}, row[PAGE]), make("td", {}, index.sections[row[SECTION]]),
      make("td", { lang: "zh" }, make("button", { type: "button", class: "open", onclick: () => openArticle(n) }, row[HEADLINE] || row[ID])),
      make("td", { class: "number" + (row[LABEL] === null ? "" : " tone-" + row[LABEL]) }, row[TONE] === null ? "" : `${(row[TONE] / 1000).toFixed(2)} ${W("label")[row[LABEL]]}`));
  });
  byID("list").tBodies[0].replaceChildren(...lines);
  const pages = Math.max(1, Math.ceil(listed.length / PER_PAGE));
  const turn = (to) => { page = to; list(); byID("articles").scrollIntoView(); };
  byID("pages").replaceChildren(make("button", { type: "button", disabled: page === 0, onclick: () => turn(page - 1) }, "←"), make("span", {}, W("pageOf")(number(page + 1), number(pages))),
    make("button", { type: "button", disabled: page + 1 >= pages, onclick: () => turn(page + 1) }, "→"));
}

/* Filters set by a figure are shown as chips that can be taken away. */
function chips() {
  const names = { entity: (n) => index.entities[n][1], speaker: (n) => `${W("speakers")}: ${index.speakers[n]}`, term: (n) => index.terms[n] };
  const found = Object.keys(names).filter((key) => filter[key] >= 0).map((key) => [key, names[key](filter[key]), -1]);
  if (filter.only) found.push(["only", W(filter.only), ""]);
  byID("chips").replaceChildren(...found.map(([key, name, none]) => make("button", { type: "button", onclick: () => choose({ [key]: none }) }, name + " ✕")));
}

/* Sets filters and shows what is left. */
function choose(changes) {
  Object.assign(filter, changes);
  byID("f-query").value = filter.query;
  byID("f-from").value = filter.from;
  byID("f-to").value = filter.to;
  for (const key of ["publication", "section", "tone"]) byID("f-" + key).value = filter[key];
  refresh();
}

function options(id, names) {
  const select = byID(id);
  const before = select.value || "-1";
  select.replaceChildren(make("option", { value: -1 }, W("all")), ...names.map(([value, name]) => make("option", { value }, name)));
  select.value = before;
}

function words() {
  applyWords();
  byID("language").textContent = W("other");
  byID("theme").textContent = W("theme")[document.documentElement.dataset.theme || "auto"];
  const sorted = (names) => names.map((name, n) => [n, name]).filter(([, name]) => name).sort((a, b) => (a[1] < b[1] ? -1 : 1));
  options("f-publication", sorted(index.publications));
  options("f-section", sorted(index.sections));
  options("f-tone", W("label").map((name, n) => [n, name]));
  byID("facts-line").textContent = `Baokan ${facts.version} · ${number(facts.articles)} ${W("articles")} · ${number(facts.characters)} ${W("characters")}`;
  byID("citation").textContent = facts.citation;
  refresh();
}

let waiting = 0;
byID("f-query").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    filter.query = byID("f-query").value.trim();
    textHits = null;
    refresh();
    if (!filter.query) return;
    byID("status").textContent += " · " + W("searching");
    searchTexts(filter.query, (hits) => { textHits = hits; refresh(); });
  }, 250);
});
for (const key of ["from", "to"]) byID("f-" + key).addEventListener("change", (event) => choose({ [key]: event.target.value }));
for (const key of ["publication", "section", "tone"]) byID("f-" + key).addEventListener("change", (event) => choose({ [key]: Number(event.target.value) }));
byID("filters").addEventListener("submit", (event) => event.preventDefault());
byID("reset").addEventListener("click", () => { textHits = null; choose({ query: "", from: "", to: "", publication: -1, section: -1, tone: -1, entity: -1, speaker: -1, term: -1, only: "" }); });
byID("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; kept.set("language", language); words(); if (byID("article").open) openArticle(opened); });
byID("theme").addEventListener("click", () => {
  const next = { auto: "light", light: "dark", dark: "auto" }[document.documentElement.dataset.theme || "auto"];
  if (next === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = next;
  kept.set("theme", next);
  byID("theme").textContent = W("theme")[next];
});
byID("print").addEventListener("click", () => print());
byID("a-close").addEventListener("click", () => byID("article").close());
byID("article").addEventListener("close", () => history.replaceState(null, "", "#"));
byID("a-previous").addEventListener("click", () => neighbour(-1));
byID("a-next").addEventListener("click", () => neighbour(1));
byID("article").addEventListener("keydown", (event) => {
  if (event.target.tagName === "INPUT") return;
  if (event.key === "ArrowLeft") neighbour(-1);
  if (event.key === "ArrowRight") neighbour(1);
});
const theme = kept.get("theme");
if (theme && theme !== "auto") document.documentElement.dataset.theme = theme;
words();
const wanted = /^#article=(.+)$/.exec(location.hash);
if (wanted && numberOfID.has(decodeURIComponent(wanted[1]))) openArticle(numberOfID.get(decodeURIComponent(wanted[1])));
