/* The article view: the text with its layers in colour. */
const LAYERS = [
  ["person", "persons"], ["organization", "organizations"], ["place", "places"], ["position", "position"], ["programme", "programmes"], ["work", "work"], ["quantity", "quantity"], ["time", "time"],
  ["quotation", "quotation"], ["affiliation", "affiliation"], ["tone", "toneWords"], ["sentence", "sentenceTone"],
];
const hidden = new Set(["affiliation", "sentence"]);
let opened = -1;

/* All annotations of an article in one form: { start, end, layer, style, facts }. */
function annotations(a) {
  const all = [];
  const add = (start, end, layer, style, pairs) => all.push({ start, end, layer, style, pairs, text: a.t.slice(start, end) });
  for (const [s, e, type, entity, rule] of a.n) add(s, e, type, "l-" + type, { type, entity, rule });
  for (const [s, e, kind, low, high, modifier, unit, of, change, rule] of a.q) add(s, e, "quantity", "l-quantity", { kind, low, high, modifier, unit, of, change, rule });
  for (const [s, e, type, value, begin, finish, rule] of a.d) add(s, e, "time", "l-time", { type, value, begin, finish, rule });
  for (const [s, e, kind, speaker, position, cue, form, rule] of a.u) add(s, e, "quotation", "l-quotation", { kind, speaker, position, cue, form, rule });
  for (const [s, e, person, position, organization, rule] of a.a) add(s, e, "affiliation", "l-affiliation", { person, position, organization, rule });
  for (const [s, e, weight, negated, inQuotation] of a.w) add(s, e, "tone", weight < 0 ? "l-negative" : "l-positive", { weight: String(weight), negated: negated ? "✓" : "", inQuotation: inQuotation ? "✓" : "" });
  for (const [s, e, tone] of a.s) if (tone) add(s, e, "sentence", tone < 0 ? "s-negative" : "s-positive", { value: tone.toFixed(2) });
  return all;
}

/* A line as spans: one for each stretch in which the same annotations hold. */
function renderLine(a, all, start, end) {
  const inside = all.filter((one) => !hidden.has(one.layer) && one.start < end && one.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((one) => [Math.max(one.start, start), Math.min(one.end, end)])])].sort((x, y) => x - y);
  const parts = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const over = inside.filter((one) => one.start <= cuts[i] && one.end >= cuts[i + 1]);
    const text = a.t.slice(cuts[i], cuts[i + 1]);
    if (!over.length) { parts.push(text); continue; }
    parts.push(make("span", { class: [...new Set(over.map((one) => one.style))].join(" "), "data-start": cuts[i], "data-end": cuts[i + 1], onclick: () => detail(over) }, text));
  }
  return parts;
}

function layerWord(layer) { return W(LAYERS.find((one) => one[0] === layer)[1]); }

function pairsText(pairs) {
  return Object.entries(pairs).filter(([, value]) => value !== "").map(([key, value]) => `${W("fields")[key] || W(key) || key}: ${value}`).join(" · ");
}

function detail(over) {
  byID("a-detail").replaceChildren(...over.map((one) => make("div", {}, make("b", {}, one.text.length > 60 ? one.text.slice(0, 60) + "…" : one.text), ` — ${layerWord(one.layer)} — ${pairsText(one.pairs)}`)));
}

function renderText(a, all) {
  byID("a-text").replaceChildren(...a.l.map(([role, start, end]) => make("p", { class: role }, ...renderLine(a, all, start, end))));
}

/* Below the text: every layer as a table; a row shows its place. */
function renderTables(all) {
  const groups = LAYERS.filter(([layer]) => layer !== "sentence").map(([layer]) => [layer, all.filter((one) => one.layer === layer).sort((x, y) => x.start - y.start)]).filter(([, found]) => found.length);
  byID("a-tables").replaceChildren(...groups.map(([layer, found]) => make("details", { open: layer === "tone" }, make("summary", {}, `${layerWord(layer)} (${found.length})`),
    table([W("text"), ""], found.map((one) => [make("button", { type: "button", class: "open", onclick: () => show(one) }, one.text.length > 40 ? one.text.slice(0, 40) + "…" : one.text), pairsText(one.pairs)])))));
}

function show(one) {
  for (const old of byID("a-text").querySelectorAll(".target")) old.classList.remove("target");
  const spans = [...byID("a-text").querySelectorAll("span[data-start]")].filter((span) => Number(span.dataset.start) >= one.start && Number(span.dataset.end) <= one.end);
  for (const span of spans) span.classList.add("target");
  if (spans[0]) spans[0].scrollIntoView({ block: "center" });
  detail([one]);
}

function openArticle(n) {
  const a = article(n);
  const dialog = byID("article");
  if (!a) {
    byID("status").textContent = W("loading");
    document.addEventListener("DOMContentLoaded", () => openArticle(n), { once: true });
    return;
  }
  opened = n;
  const row = rows[n];
  const [source, member, record, byline, agency, reporters, correspondents, place] = a.m;
  byID("a-headline").textContent = row[HEADLINE];
  byID("a-headline").lang = "zh";
  byID("a-meta").replaceChildren([index.publications[row[PAPER]], row[DATE], row[PAGE] && `${W("page")} ${row[PAGE]}`, index.sections[row[SECTION]], reporters && `${W("reporters")}: ${reporters}`,
    correspondents && `${W("correspondents")}: ${correspondents}`, agency, place, row[TONE] === null ? "" : `${W("tone")}: ${(row[TONE] / 1000).toFixed(2)} (${W("label")[row[LABEL]]})`,
    row[REPEATS] && `${W("duplicate")}: ${row[REPEATS]}`, ...row[DOUBTS].map((doubt) => index.doubts[doubt])].filter(Boolean).join(" · "), make("br"),
    make("code", {}, row[ID]), ` ← ${source}${member ? "/" + member : ""}${record ? " #" + record : ""}`);
  const all = annotations(a);
  const redraw = () => renderText(a, all);
  byID("a-layers").replaceChildren(make("legend", {}, W("layers")), ...LAYERS.map(([layer, word]) => {
    const box = make("input", { type: "checkbox", checked: !hidden.has(layer), "data-layer": layer, onchange: () => { if (box.checked) hidden.delete(layer); else hidden.add(layer); redraw(); } });
    return make("label", {}, box, make("span", { class: "key l-" + layer }, W(word)));
  }));
  byID("a-detail").replaceChildren();
  redraw();
  renderTables(all);
  const at = listed.indexOf(n);
  byID("a-place").textContent = at < 0 ? "" : `${number(at + 1)} / ${number(listed.length)}`;
  byID("a-previous").disabled = at <= 0;
  byID("a-next").disabled = at < 0 || at + 1 >= listed.length;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  history.replaceState(null, "", "#article=" + encodeURIComponent(row[ID]));
}

function neighbour(step) {
  const at = listed.indexOf(opened);
  if (at >= 0 && listed[at + step] !== undefined) openArticle(listed[at + step]);
}
