/* The data: an index of all articles, read at once, and chunks with their texts, read when they are wanted. */
const facts = JSON.parse(byID("facts").textContent);
const index = JSON.parse(byID("index").textContent);
const [ID, PAPER, DATE, PAGE, SECTION, HEADLINE, TONE, LABEL, REPEATS, ENTITIES, SPEAKERS, QUANTITIES, TERMS, DOUBTS] = Array(14).keys();
const rows = index.rows;
const numberOfID = new Map(rows.map((row, n) => [row[ID], n]));

const filter = { query: "", from: "", to: "", publication: -1, section: -1, tone: -1, entity: -1, speaker: -1, term: -1, only: "" };
/* The numbers of the articles whose text has the query; null when the texts need not be searched. */
let textHits = null;

function matches(row, n) {
  if (filter.from && !(row[DATE] >= filter.from)) return false;
  if (filter.to && !(row[DATE] && row[DATE] <= filter.to)) return false;
  if (filter.publication >= 0 && row[PAPER] !== filter.publication) return false;
  if (filter.section >= 0 && row[SECTION] !== filter.section) return false;
  if (filter.tone >= 0 && row[LABEL] !== filter.tone) return false;
  if (filter.entity >= 0 && !hasAtEven(row[ENTITIES], filter.entity)) return false;
  if (filter.speaker >= 0 && !row[SPEAKERS].includes(filter.speaker)) return false;
  if (filter.term >= 0 && !hasAtEven(row[TERMS], filter.term)) return false;
  if (filter.only === "duplicates" && !row[REPEATS]) return false;
  if (filter.only === "doubts" && !row[DOUBTS].length) return false;
  if (filter.query && !row[HEADLINE].includes(filter.query) && !(textHits && textHits.has(n))) return false;
  return true;
}

/* Lists of pairs [thing, count, thing, count …]. */
function hasAtEven(list, wanted) {
  for (let i = 0; i < list.length; i += 2) if (list[i] === wanted) return true;
  return false;
}

const chunks = new Map();
function chunk(number) {
  let found = chunks.get(number);
  if (!found) {
    const element = byID("chunk-" + number);
    if (!element || (document.readyState === "loading" && !byID("chunk-" + (number + 1)))) return null;
    found = JSON.parse(element.firstChild.data);
    if (chunks.size > 12) chunks.delete(chunks.keys().next().value);
    chunks.set(number, found);
  }
  return found;
}

/* The text and layers of an article; null while the page is still being read. */
function article(n) {
  const found = chunk(Math.floor(n / facts.perChunk));
  return found && found[n % facts.perChunk];
}

/* Looks for a query in all texts, some chunks at a time so that the page stays alive. */
let searchNumber = 0;
function searchTexts(query, done) {
  const own = ++searchNumber;
  const hits = new Set();
  const escaped = JSON.stringify(query).slice(1, -1).replaceAll("<", "\\u003c");
  let next = 0;
  const step = () => {
    if (own !== searchNumber) return;
    const until = performance.now() + 30;
    while (performance.now() < until) {
      const element = byID("chunk-" + next);
      if (!element) return done(hits);
      if (element.firstChild.data.includes(escaped)) {
        JSON.parse(element.firstChild.data).forEach((found, i) => { if (found.t.includes(query)) hits.add(next * facts.perChunk + i); });
      }
      next += 1;
    }
    setTimeout(step);
  };
  setTimeout(step);
}

/* The days of a bin of the timeline: by day, month or year, as the dates need. */
function binOf(dates) {
  const known = dates.filter(Boolean);
  if (!known.length) return null;
  const first = known.reduce((a, b) => (a < b ? a : b)), last = known.reduce((a, b) => (a > b ? a : b));
  const days = (Date.parse(last) - Date.parse(first)) / 864e5;
  const length = days <= 62 ? 10 : days <= 366 * 6 ? 7 : 4;
  return { first, last, length, key: (date) => date.slice(0, length) };
}

/* All bins from the first to the last, empty ones too. */
function binsBetween(bin) {
  const keys = [];
  const day = new Date(bin.first + "T00:00:00Z");
  const last = bin.key(bin.last);
  for (;;) {
    const key = day.toISOString().slice(0, bin.length);
    keys.push(key);
    if (key >= last || keys.length > 2000) return keys;
    if (bin.length === 10) day.setUTCDate(day.getUTCDate() + 1);
    else if (bin.length === 7) day.setUTCMonth(day.getUTCMonth() + 1, 1);
    else day.setUTCFullYear(day.getUTCFullYear() + 1, 0, 1);
  }
}

function binEnds(key) {
  if (key.length === 10) return [key, key];
  if (key.length === 4) return [key + "-01-01", key + "-12-31"];
  const [year, month] = key.split("-").map(Number);
  return [key + "-01", key + "-" + new Date(Date.UTC(year, month, 0)).getUTCDate()];
}
