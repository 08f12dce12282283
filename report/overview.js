/* The overview of the articles that the filters leave. */
const MOST = 15;

function overview(shown) {
  numbers(shown);
  timeline(shown);
  toneBySection(shown);
  counted("publications", shown, (row) => [row[PAPER]], (paper) => index.publications[paper] || "—", (paper) => choose({ publication: paper }));
  names(shown);
  counted("speakers", shown, (row) => row[SPEAKERS], (speaker) => index.speakers[speaker], (speaker) => choose({ speaker }));
  keywords(shown);
  quantities(shown);
  trust(shown);
}

function numbers(shown) {
  const of = (part) => new Set(shown.map((n) => rows[n][part]).filter((value) => value !== "")).size;
  const pairs = [[W("articles"), shown.length], [W("papers"), new Set(shown.map((n) => index.publications[rows[n][PAPER]]).filter(Boolean)).size], [W("dates"), of(DATE)],
    [W("duplicates"), shown.filter((n) => rows[n][REPEATS]).length], [W("doubts"), shown.filter((n) => rows[n][DOUBTS].length).length]];
  if (shown.length === facts.articles) {
    const count = Object.fromEntries(facts.rows);
    pairs.push([W("characters"), facts.characters], [W("sentences"), count.sentences], [W("mentions"), count.mentions], [W("quantity"), count.quantities], [W("time"), count.times], [W("quotation"), count.quotations], [W("rejects"), facts.rejectCount]);
  }
  byID("numbers").replaceChildren(...pairs.filter((pair) => pair[1] !== undefined).map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, number(value)))));
}

function timeline(shown) {
  const bin = binOf(shown.map((n) => rows[n][DATE]));
  const choice = (key) => { const [from, to] = binEnds(key); choose({ from, to }); };
  for (const id of ["timeline", "tone-time"]) if (!bin) byID(id).replaceChildren(make("p", { class: "empty" }, W("noDate")));
  if (!bin) return;
  const bins = new Map(binsBetween(bin).map((key) => [key, [0, 0, 0]]));
  for (const n of shown) {
    const found = rows[n][DATE] && bins.get(bin.key(rows[n][DATE]));
    if (!found) continue;
    found[0] += 1;
    if (rows[n][TONE] !== null) { found[1] += rows[n][TONE] / 1000; found[2] += 1; }
  }
  columns(byID("timeline"), W("timeline"), [...bins].map(([key, found]) => [key, found[0]]), choice);
  const points = [...bins].map(([key, [, sum, count]]) => [key, count ? sum / count : null, count]);
  if (points.some((point) => point[1] !== null)) toneLine(byID("tone-time"), W("toneTime"), points, choice);
  else byID("tone-time").replaceChildren(make("p", { class: "empty" }, W("noTone")));
}

function toneBySection(shown) {
  const sums = new Map();
  for (const n of shown) {
    if (rows[n][TONE] === null) continue;
    const found = sums.get(rows[n][SECTION]) || [0, 0];
    found[0] += rows[n][TONE] / 1000;
    found[1] += 1;
    sums.set(rows[n][SECTION], found);
  }
  const items = [...sums].sort((a, b) => b[1][1] - a[1][1]).slice(0, MOST).map(([section, [sum, count]]) => ({
    name: index.sections[section] || "—", value: sum / count, shown: `${(sum / count).toFixed(2)} · ${number(count)}`, choose: () => choose({ section }) }));
  barList(byID("tone-section"), items, true);
}

/* How many articles have each thing; the commonest as bars. */
function counted(id, shown, things, name, chosen) {
  const counts = new Map();
  for (const n of shown) for (const thing of new Set(things(rows[n]))) counts.set(thing, (counts.get(thing) || 0) + 1);
  const items = [...counts].filter(([thing]) => name(thing)).sort((a, b) => b[1] - a[1] || (name(a[0]) < name(b[0]) ? -1 : 1)).slice(0, MOST);
  barList(byID(id), items.map(([thing, count]) => ({ name: name(thing), value: count, shown: number(count), choose: () => chosen(thing) })));
}

function names(shown) {
  const counts = new Map();
  for (const n of shown) {
    const list = rows[n][ENTITIES];
    for (let i = 0; i < list.length; i += 2) {
      const found = counts.get(list[i]) || [0, 0];
      found[0] += 1;
      found[1] += list[i + 1];
      counts.set(list[i], found);
    }
  }
  const sorted = [...counts].sort((a, b) => b[1][0] - a[1][0] || b[1][1] - a[1][1] || (index.entities[a[0]][1] < index.entities[b[0]][1] ? -1 : 1));
  for (const type of ["person", "organization", "place", "programme"]) {
    const code = facts.types.indexOf(type);
    const items = sorted.filter(([entity]) => index.entities[entity][0] === code).slice(0, MOST);
    barList(byID(type), items.map(([entity, [articles, mentions]]) => ({ name: index.entities[entity][1], value: articles, shown: `${number(articles)} · ${number(mentions)}`, choose: () => choose({ entity }) })));
  }
}

let frequencies = null;
function keywords(shown) {
  if (!frequencies) {
    frequencies = new Uint32Array(index.terms.length);
    for (const row of rows) for (let i = 0; i < row[TERMS].length; i += 2) frequencies[row[TERMS][i]] += 1;
  }
  const scores = new Map();
  for (const n of shown) {
    const list = rows[n][TERMS];
    for (let i = 0; i < list.length; i += 2) scores.set(list[i], (scores.get(list[i]) || 0) + list[i + 1]);
  }
  const items = [...scores].filter(([term]) => index.terms[term].length > 1)
    .map(([term, count]) => [term, count * (Math.log((1 + rows.length) / (1 + frequencies[term])) + 1), count]).sort((a, b) => b[1] - a[1]).slice(0, MOST);
  barList(byID("keywords"), items.map(([term, score, count]) => ({ name: index.terms[term], value: score, shown: number(count), choose: () => choose({ term }) })));
}

function quantities(shown) {
  const kinds = new Map();
  for (const n of shown) for (const [kind, unit, value, text, of] of rows[n][QUANTITIES]) {
    const key = kind === "count" || kind === "percent" || kind === "multiple" ? kind : kind + " " + unit;
    if (!kinds.has(key)) kinds.set(key, []);
    kinds.get(key).push([value, kind, unit, text, of, n]);
  }
  const groups = [...kinds.values()].sort((a, b) => b.length - a.length).slice(0, 8);
  const lines = groups.flatMap((group) => group.sort((a, b) => b[0] - a[0]).slice(0, 3).map(([value, kind, unit, text, of, n]) =>
    [kind, value, unit, text, of, make("button", { type: "button", class: "open", onclick: () => openArticle(n) }, rows[n][HEADLINE])]));
  byID("quantities").replaceChildren(lines.length ? table([W("kind"), W("value"), W("unit"), W("text"), W("of"), W("article")], lines) : make("p", { class: "empty" }, W("none")));
}

function trust(shown) {
  const counts = new Map();
  for (const n of shown) for (const doubt of rows[n][DOUBTS]) counts.set(doubt, (counts.get(doubt) || 0) + 1);
  const parts = [];
  const line = (name, value, only) => make("li", {}, only && value ? make("button", { type: "button", class: "open", onclick: () => choose({ only }) }, `${name}: ${number(value)}`) : `${name}: ${number(value)}`);
  parts.push(make("ul", {}, line(W("duplicates"), facts.duplicates, "duplicates"), line(W("repeatedIDs"), facts.repeatedIDs), line(W("doubts"), shown.filter((n) => rows[n][DOUBTS].length).length, "doubts"),
    line(W("rejects"), facts.rejectCount), ...facts.cut.map(([name, cells]) => line(W("cut") + " (" + name + ")", cells))));
  if (counts.size) parts.push(table([W("doubts"), W("count")], [...counts].sort((a, b) => b[1] - a[1]).map(([doubt, count]) => [index.doubts[doubt], count])));
  if (facts.rejects.length) parts.push(table([W("source"), W("line"), W("code"), W("message")], facts.rejects));
  if (facts.rejectCount > facts.rejects.length) parts.push(make("p", {}, W("more")(facts.rejectCount - facts.rejects.length)));
  byID("trust").replaceChildren(...parts);
}
