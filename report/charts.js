/* Charts as inline SVG and lists of bars; each has its figures as a table too. */
const WIDTH = 560, HEIGHT = 170, LEFT = 34, BOTTOM = 22, TOP = 8;

function activate(action) {
  return { tabindex: 0, role: "button", onclick: action, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(); } } };
}

function frame(label) {
  return makeSVG("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": label });
}

function monthLabels(svg, keys, step) {
  const every = Math.ceil(keys.length / 8);
  keys.forEach((key, i) => {
    if (i % every) return;
    const text = makeSVG("text", { x: LEFT + (i + 0.5) * step, y: HEIGHT - 6, "text-anchor": "middle" });
    text.textContent = key.length === 10 ? key.slice(5) : key;
    svg.append(text);
  });
}

/* Columns: [[key, count]]; a column chosen gives its key. */
function columns(box, label, bars, choose) {
  const most = Math.max(1, ...bars.map((bar) => bar[1]));
  const step = (WIDTH - LEFT) / bars.length, height = HEIGHT - BOTTOM - TOP;
  const svg = frame(label);
  for (const part of [0, 0.5, 1]) {
    const y = TOP + height * (1 - part), value = most * part;
    if (!Number.isInteger(value)) continue;
    const text = makeSVG("text", { x: LEFT - 5, y: y + 4, "text-anchor": "end" });
    text.textContent = number(value);
    svg.append(makeSVG("line", { class: "axis", x1: LEFT, x2: WIDTH, y1: y, y2: y }), text);
  }
  bars.forEach(([key, count], i) => {
    if (!count) return;
    const title = makeSVG("title");
    title.textContent = `${key}: ${number(count)}`;
    const size = (count / most) * height;
    svg.append(makeSVG("rect", { class: "bar", x: LEFT + i * step + step * 0.1, width: Math.max(1, step * 0.8), y: TOP + height - size, height: size, "aria-label": `${key}: ${count}`, ...activate(() => choose(key)) }, title));
  });
  monthLabels(svg, bars.map((bar) => bar[0]), step);
  box.replaceChildren(svg, asTable([W("date"), W("count")], bars.filter((bar) => bar[1])));
}

/* A line of means from −1 to 1: [[key, mean or null, count]]. */
function toneLine(box, label, points, choose) {
  const known = points.filter((point) => point[1] !== null);
  const reach = Math.min(1, Math.max(0.1, ...known.map((point) => Math.abs(point[1]) * 1.15)));
  const step = (WIDTH - LEFT) / points.length, middle = TOP + (HEIGHT - BOTTOM - TOP) / 2;
  const y = (value) => middle - (value / reach) * (HEIGHT - BOTTOM - TOP) / 2;
  const svg = frame(label);
  for (const value of [reach, 0, -reach]) {
    const text = makeSVG("text", { x: LEFT - 5, y: y(value) + 4, "text-anchor": "end" });
    text.textContent = value.toFixed(reach < 0.2 ? 2 : 1);
    svg.append(makeSVG("line", { class: "axis", x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }), text);
  }
  let path = "", pen = false;
  points.forEach(([, value], i) => {
    if (value === null) { pen = false; return; }
    path += `${pen ? "L" : "M"}${(LEFT + (i + 0.5) * step).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = true;
  });
  svg.append(makeSVG("path", { class: "line", d: path }));
  points.forEach(([key, value, count], i) => {
    if (value === null) return;
    const title = makeSVG("title");
    title.textContent = `${key}: ${value.toFixed(2)} (${number(count)})`;
    svg.append(makeSVG("circle", { class: "dot", cx: LEFT + (i + 0.5) * step, cy: y(value), r: Math.min(4, Math.max(2, step / 3)), "aria-label": title.textContent, ...activate(() => choose(key)) }, title));
  });
  monthLabels(svg, points.map((point) => point[0]), step);
  box.replaceChildren(svg, asTable([W("date"), W("mean"), W("count")], known.map(([key, value, count]) => [key, value.toFixed(3), count])));
}

/* A list of bars: [{ name, value, shown, choose }]; with `signed` the bars go left and right from the middle. */
function barList(box, items, signed = false) {
  if (!items.length) return box.replaceChildren(make("p", { class: "empty" }, W("none")));
  const most = Math.max(...items.map((item) => Math.abs(item.value))) || 1;
  box.replaceChildren(make("ul", { class: "bars" }, ...items.map((item) => {
    const size = (Math.abs(item.value) / most) * (signed ? 50 : 100);
    const style = signed ? `left:${item.value < 0 ? 50 - size : 50}%;width:${size}%` : `left:0;width:${size}%`;
    const side = signed ? (item.value < 0 ? " negative" : " positive") : "";
    return make("li", {}, make("button", { type: "button", onclick: item.choose, title: item.name },
      make("span", { class: "name" }, item.name), make("span", { class: "track" }, make("span", { class: "fill" + side, style })), make("span", { class: "value" }, item.shown)));
  })));
}

function table(heads, lines) {
  return make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...lines.map((line) => make("tr", {}, ...line.map((cell) => make("td", { class: typeof cell === "number" ? "number" : null }, cell instanceof Node ? cell : typeof cell === "number" ? number(cell) : cell ?? ""))))));
}

function asTable(heads, lines) {
  return make("details", {}, make("summary", {}, W("table")), table(heads, lines));
}
