// Charts, drawn from plain data as charts/svg.py draws them, character for character: the same scale, places and texts.
const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9"];
const HATCH = ["", "M-2 2L2 -2M0 8L8 0M6 10L10 6", "M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z", "M0 0L8 8M8 0L0 8", "M-2 6L2 10M0 0L8 8M6 -2L10 2"];
const WIDTH = 720, ROW = 34, BAR = 20, TOP = 26, CHAR = 6.6, FOLD = 28, MOST_LINES = 3;
const safeText = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
const length = (text) => [...text].length;
const first = (text, n) => [...text].slice(0, n).join("");

function place(value) {
  const tenths = Math.floor(value * 10 + 0.5), size = Math.abs(tenths), part = size % 10;
  return `${tenths < 0 ? "-" : ""}${Math.floor(size / 10)}${part ? `.${part}` : ""}`;
}
function fold(label) {
  const lines = [""];
  for (const word of label.split(" ")) {
    const last = lines.at(-1), longer = last ? `${last} ${word}` : word;
    if (length(longer) <= FOLD || !last) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = lines.map((line) => (length(line) <= FOLD + 6 ? line : `${first(line, FOLD + 5)}…`));
  return cut.length <= MOST_LINES ? cut : [...cut.slice(0, MOST_LINES - 1), `${cut[MOST_LINES - 1]} …`];
}
function ticks(low, high) {
  const rough = (high - low) / 5;
  let power = 1, exponent = 0;
  while (power * 10 <= rough) { power *= 10; exponent += 1; }
  while (power > rough) { power /= 10; exponent -= 1; }
  const size = [10, 20, 25, 50].find((one) => one * power >= rough * 10) ?? 100, step = (size * power) / 10;
  const found = [];
  for (let n = Math.ceil(low / step - 1e-9); n <= Math.floor(high / step + 1e-9); n += 1) found.push([n * step, tickText(n * size, exponent - 1)]);
  return found;
}
function tickText(number, exponent) {
  let figures = String(Math.abs(number)) + "0".repeat(Math.max(exponent, 0)), point = figures.length - Math.max(-exponent, 0), suffix = "";
  if (point < 1) { figures = "0".repeat(1 - point) + figures; point = 1; }
  for (const [move, name] of [[6, "m"], [3, "k"]]) if (point > move) { point -= move; suffix = name; break; }
  const part = figures.slice(point).replace(/0+$/, "");
  const text = grouped(String(BigInt(figures.slice(0, point)))) + (part ? `.${part}` : "");
  return `${number < 0 ? "−" : ""}${text}${number ? suffix : ""}`;
}
const numberOf = (text) => (text === null ? 0 : Number(text));
const markAt = (mark) => (mark === null ? 0 : numberOf(mark.figure));
const upTo = (values) => values.reduce((most, one) => Math.max(most, one));
const downTo = (values) => values.reduce((least, one) => Math.min(least, one));

class Sheet {
  constructor(data) {
    this.data = data;
    this.parts = [];
    this.used = new Set();
    Object.assign(this, { left: 0, right: WIDTH - 14, top: TOP, bottom: 0, low: 0, high: 1 });
  }
  svg() {
    const height = DRAW[this.data.kind](this), { id } = this.data;
    const patterns = [...this.used].sort().map((kind) =>
      `<pattern id="chart-${id}-${kind}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${COLOURS[kind]}"/>${kind ? `<path d="${HATCH[kind]}" class="hatch"/>` : ""}</pattern>`);
    return `<svg role="img" viewBox="0 0 ${WIDTH} ${place(height)}" aria-labelledby="chart-${id}-title chart-${id}-words">` +
      `<title id="chart-${id}-title">${safeText(this.data.title)}</title><desc id="chart-${id}-words">${safeText(this.data.alt)}</desc>` +
      `<defs>${patterns.join("")}</defs>${this.parts.join("")}</svg>`;
  }
  fill(kind) { this.used.add(kind); return `url(#chart-${this.data.id}-${kind})`; }
  rows(labels) {
    const folded = labels.map(fold);
    this.left = upTo([60, ...folded.flatMap((lines) => lines.map((line) => length(line) * CHAR + 12))]);
    this.bottom = this.top + ROW * labels.length;
    folded.forEach((lines, n) => lines.forEach((line, at) => this.text(this.left - 8, this.middle(n) + 4 + 12 * (at - (lines.length - 1) / 2), line, "end")));
  }
  middle(n) { return this.top + ROW * n + ROW / 2; }
  x(value) { return this.left + ((value - this.low) / (this.high - this.low)) * (this.right - this.left); }
  y(value) { return this.bottom - ((value - this.low) / (this.high - this.low)) * (this.bottom - this.top); }
  across(label) {
    for (const [at, text] of ticks(this.low, this.high)) {
      const x = this.x(at);
      this.parts.unshift(`<path class="grid" d="M${place(x)} ${place(this.top)}V${place(this.bottom)}"/>`);
      this.text(x, this.bottom + 16, text, "middle");
    }
    this.parts.push(`<path class="axis" d="M${place(this.left)} ${place(this.bottom)}H${place(this.right)}"/>`);
    if (label) this.text((this.left + this.right) / 2, this.bottom + 34, label, "middle");
    return this.bottom + (label ? 44 : 26);
  }
  upright(x, text) {
    this.parts.push(`<path class="level" d="M${place(x)} ${place(this.top)}V${place(this.bottom)}"/>`);
    const half = (length(text) * CHAR) / 2;
    this.text(Math.min(Math.max(x, half), WIDTH - half), this.top - 8, text, "middle");
  }
  bar(n, one, other, kind) {
    const left = Math.min(this.x(one), this.x(other)), right = Math.max(this.x(one), this.x(other)), y = this.middle(n) - BAR / 2;
    this.parts.push(`<rect x="${place(left)}" y="${place(y)}" width="${place(right - left)}" height="${BAR}" fill="${this.fill(kind)}" stroke="#fff"/>`);
  }
  text(x, y, text, anchor = "start") { this.parts.push(`<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}">${safeText(text)}</text>`); }
  key(names, foot) {
    let x = this.left, y = foot;
    names.forEach((name, kind) => {
      if (x + 30 + length(name) * CHAR > WIDTH && x > this.left) { x = this.left; y += 18; }
      this.parts.push(`<rect x="${place(x)}" y="${place(y)}" width="22" height="12" fill="${this.fill(kind % 5)}"/>`);
      this.text(x + 28, y + 10, name);
      x += 28 + length(name) * CHAR + 18;
    });
    return names.length ? y + 20 : y;
  }
  dot(x, y) { this.parts.push(`<circle cx="${place(x)}" cy="${place(y)}" r="5" fill="#fff" stroke="${COLOURS[0]}" stroke-width="2"/>`); }
  diamond(x, y) { this.parts.push(`<path d="M${place(x - 6)} ${place(y)}l6 -6l6 6l-6 6z" fill="${COLOURS[2]}"/>`); }
  square(x, y, kind) { this.parts.push(`<path d="M${place(x - 4)} ${place(y - 4)}h8v8h-8z" fill="${COLOURS[kind]}"/>`); }
}
const roomOf = (low, high) => high - low || Math.abs(high) || 1;
const DRAW = {
  bars(sheet) {
    const { rows, line, axis, names } = sheet.data;
    const ends = rows.map((row) => row.parts.reduce((sum, part) => sum + markAt(part), 0));
    const widest = upTo([0, ...ends, markAt(line)]), least = downTo([0, ...ends]);
    sheet.low = least * 1.25;
    sheet.high = widest * 1.16;
    if (sheet.high <= sheet.low) sheet.high = sheet.low + 1;
    sheet.rows(rows.map((row) => row.label));
    const foot = sheet.across(axis);
    if (line !== null) sheet.upright(sheet.x(markAt(line)), line.text);
    rows.forEach((row, n) => {
      let left = 0;
      row.parts.forEach((part, at) => {
        if (part === null) return;
        sheet.bar(n, left, left + markAt(part), row.is_whole ? 2 : at % 5);
        left += markAt(part);
      });
      sheet.text(sheet.x(left) + 5, sheet.middle(n) + 4, row.text);
    });
    return sheet.key(names, foot);
  },
  waterfall(sheet) {
    const { steps, axis } = sheet.data, spans = [], ends = [];
    let now = 0;
    for (const step of steps) {
      const size = markAt(step.mark), start = step.is_level ? 0 : now;
      now = start + size;
      spans.push([start, now, step.is_level ? 0 : size >= 0 ? 2 : 1]);
      ends.push(...(step.is_level ? [now] : [now, start]));
    }
    const low = downTo(ends), high = upTo(ends), room = roomOf(low, high);
    sheet.low = low > 0 ? Math.max(0, low - room * 0.5) : low - room * 0.1;
    sheet.high = high + room * 0.4;
    sheet.rows(steps.map((step) => step.label));
    const foot = sheet.across(axis + (sheet.low > 0 ? " (the axis does not start at 0)" : ""));
    spans.forEach(([start, end, kind], n) => {
      sheet.bar(n, Math.max(start, sheet.low), Math.max(end, sheet.low), kind);
      sheet.text(sheet.x(Math.max(start, end)) + 5, sheet.middle(n) + 4, steps[n].mark.text);
    });
    return foot;
  },
  tornado(sheet) {
    const { rows, axis } = sheet.data, now = markAt(sheet.data.now), sides = ["low", "high"];
    const places = rows.flatMap((row) => sides.filter((side) => row[side] !== null).map((side) => markAt(row[side])));
    const low = downTo([now, ...places]), high = upTo([now, ...places]), room = roomOf(low, high);
    sheet.low = low - room * 0.25;
    sheet.high = high + room * 0.25;
    sheet.rows(rows.map((row) => row.label));
    const foot = sheet.across(axis);
    rows.forEach((row, n) => sides.forEach((side, kind) => {
      if (row[side] === null) return;
      const end = markAt(row[side]);
      sheet.bar(n, now, end, kind);
      sheet.text(sheet.x(end) + (end >= now ? 5 : -5), sheet.middle(n) + 4, row[side].text, end >= now ? "start" : "end");
    }));
    sheet.upright(sheet.x(now), `Now ${sheet.data.now.text}`);
    return sheet.key(["Input at the low end of its range", "At the high end"], foot);
  },
  spreads(sheet) {
    const { rows, line, axis, names } = sheet.data;
    const places = rows.flatMap((row) => ["low", "high"].filter((end) => row[end] !== null).map((end) => numberOf(row[end])));
    places.push(...rows.flatMap((row) => ["before", "after"].filter((mark) => row[mark] !== null).map((mark) => markAt(row[mark]))));
    if (line !== null) places.push(markAt(line));
    const low = downTo(places), high = upTo(places), room = roomOf(low, high);
    sheet.low = low - room * 0.08;
    sheet.high = high + room * 0.22;
    sheet.rows(rows.map((row) => row.label));
    const foot = sheet.across(axis);
    if (line !== null) sheet.upright(sheet.x(markAt(line)), line.text);
    let hasRange = false, hasAfter = false;
    rows.forEach((row, n) => {
      const y = sheet.middle(n);
      let end = sheet.low;
      if (row.low !== null && row.high !== null) {
        hasRange = true;
        end = Math.max(end, numberOf(row.high));
        sheet.parts.push(`<path class="range" d="M${place(sheet.x(numberOf(row.low)))} ${place(y)}H${place(sheet.x(numberOf(row.high)))}"/>`);
      }
      if (row.before !== null && row.after !== null)
        sheet.parts.push(`<path class="axis" d="M${place(sheet.x(markAt(row.before)))} ${place(y)}H${place(sheet.x(markAt(row.after)))}"/>`);
      if (row.before !== null) { end = Math.max(end, markAt(row.before)); sheet.dot(sheet.x(markAt(row.before)), y); }
      if (row.after !== null) { hasAfter = true; end = Math.max(end, markAt(row.after)); sheet.diamond(sheet.x(markAt(row.after)), y); }
      const last = row.after ?? row.before;
      if (last !== null) sheet.text(sheet.x(end) + 10, y + 4, last.text);
    });
    const [ofRange, before, after] = names;
    let x = sheet.left;
    if (ofRange && hasRange) {
      sheet.parts.push(`<path class="range" d="M${place(x)} ${place(foot + 6)}h22"/>`);
      sheet.text(x + 28, foot + 10, ofRange);
      x += 28 + length(ofRange) * CHAR + 18;
    }
    sheet.dot(x + 6, foot + 6);
    sheet.text(x + 18, foot + 10, before);
    if (hasAfter) {
      x += 18 + length(before) * CHAR + 18;
      sheet.diamond(x + 6, foot + 6);
      sheet.text(x + 18, foot + 10, after);
    }
    return foot + 20;
  },
  lines(sheet) {
    const { data } = sheet, spots = data.spots.map((spot) => spot[1]), { level } = data;
    const points = [...data.lines.flatMap((line) => line.points), ...spots], isDated = data.along === "";
    const ups = points.map((point) => markAt(point.up));
    if (level !== null) ups.push(markAt(level));
    const low = downTo(ups), high = upTo(ups), room = roomOf(low, high);
    sheet.low = isDated ? Math.min(0, low) : low - room * 0.25;
    sheet.high = high + room * 0.2;
    sheet.left = 64;
    sheet.bottom = 300;
    const dates = isDated ? data.lines[0].points.map((point) => point.across) : [];
    const widest = isDated ? Math.max(dates.length - 1, 1) : upTo(points.map((point) => numberOf(point.across))) || 1;
    const end = isDated ? sheet.right - 190 : sheet.right - 150;
    const x = (at) => sheet.left + 12 + (at / widest) * (end - sheet.left - 12);
    for (const [at, text] of ticks(sheet.low, sheet.high)) {
      const y = sheet.y(at);
      sheet.parts.push(`<path class="grid" d="M${place(sheet.left)} ${place(y)}H${place(sheet.right)}"/>`);
      sheet.text(sheet.left - 6, y + 4, text, "end");
    }
    sheet.parts.push(`<path class="axis" d="M${place(sheet.left)} ${place(sheet.top)}V${place(sheet.bottom)}H${place(sheet.right)}"/>`);
    sheet.text(sheet.left - 6, sheet.top - 10, data.axis, "start");
    const every = Math.max(1, Math.ceil(dates.length / 8));
    dates.forEach((date, n) => { if (n % every === 0) sheet.text(x(n), sheet.bottom + 16, date, "middle"); });
    let foot = sheet.bottom + 26;
    if (!dates.length) {
      for (const [at, text] of ticks(0, widest)) sheet.text(x(at), sheet.bottom + 16, text, "middle");
      sheet.text((sheet.left + sheet.right) / 2, sheet.bottom + 34, data.along, "middle");
      foot = sheet.bottom + 44;
    }
    if (level !== null) {
      const y = sheet.y(markAt(level));
      sheet.parts.push(`<path class="level" d="M${place(sheet.left)} ${place(y)}H${place(sheet.right)}"/>`);
      sheet.text(sheet.right, y - 6, level.text, "end");
    }
    let lastY = -100;
    data.lines.forEach((line, n) => {
      const places = line.points.map((point, at) => [x(isDated ? at : numberOf(point.across)), sheet.y(markAt(point.up))]);
      sheet.parts.push(`<path d="M${places.map(([px, py]) => `${place(px)} ${place(py)}`).join("L")}" fill="none" stroke="${COLOURS[n]}" stroke-width="2"${n % 2 ? ' stroke-dasharray="7 4"' : ""}/>`);
      for (const [px, py] of places) {
        if (n % 2) sheet.square(px, py, n);
        else sheet.parts.push(`<circle cx="${place(px)}" cy="${place(py)}" r="4" fill="${COLOURS[n]}"/>`);
      }
      const last = line.points.at(-1).up.text;
      if (!(isDated && n)) sheet.text(places[0][0] + 7, places[0][1] - 8, line.points[0].up.text);
      const [px, py] = places.at(-1);
      let y = isDated ? py + 4 : py - 8;
      if (Math.abs(y - lastY) < 14) y += 16;
      lastY = y;
      sheet.text(px + 9, y, isDated ? `${line.name}: ${last}` : last);
    });
    for (const spot of spots) {
      const px = x(numberOf(spot.across)), py = sheet.y(markAt(spot.up));
      sheet.square(px, py, 1);
      fold(spot.up.text).forEach((line, n) => sheet.text(px + 10, py + 16 + 13 * n, line));
    }
    return foot;
  },
};
const drawn = (data) => new Sheet(data).svg();
