// Charts, drawn from plain data as charts/svg.py draws them, character for character: the same scale, places and texts.
const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9"];
const HATCH = ["", "M-2 2L2 -2M0 8L8 0M6 10L10 6", "M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z", "M0 0L8 8M8 0L0 8", "M-2 6L2 10M0 0L8 8M6 -2L10 2"];
const WIDE = 720, NARROW = 380, ROW = 34, BAR = 20, TOP = 26, LABEL = 210, LINE = 13, GAP = 5, MOST_LINES = 3;
const PIXELS = [[" .,'ilIj", 4], [":;!|ftr()[]/-‘’·", 5], ["cszkvxy", 7.25], ["+−=<>~#&±×÷≥≤^¬", 10.25], ["mwMW%@—…©®¼½¾Ææ", 12]];
const BELOW = [[0x41, 7.75], [0x5b, 9.5], [0xc0, 7.75], [0x100, 9.75], [0x1100, 12], [Infinity, 13]];
const safeText = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
const pixels = (one) => (PIXELS.find(([kind]) => kind.includes(one)) ?? BELOW.find(([below]) => one.codePointAt(0) < below))[1];
const width = (text) => [...text].reduce((sum, one) => sum + pixels(one), 0);
const widest = (lines) => lines.reduce((most, line) => Math.max(most, width(line)), 0);

function place(value) {
  const tenths = Math.floor(value * 10 + 0.5), size = Math.abs(tenths), part = size % 10;
  return `${tenths < 0 ? "-" : ""}${Math.floor(size / 10)}${part ? `.${part}` : ""}`;
}
function fold(text, room) {
  let lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1), longer = last ? `${last} ${word}` : word;
    if (width(longer) <= room) lines[lines.length - 1] = longer;
    else lines = [...(last ? lines : lines.slice(0, -1)), ...pieces(word, room)];
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${pieces(lines[MOST_LINES - 1], room - 16)[0].replace(/ +$/, "")} …`];
}
function pieces(word, room) {
  const made = [""];
  for (const one of word) {
    if (width(made.at(-1) + one) <= room) made[made.length - 1] += one;
    else made.push(one);
  }
  return made;
}
function span(marks, room) {
  let size = 0;
  for (const [one, before] of marks) for (const [other, , after] of marks)
    if (other > one) size = Math.max(size, (other - one) / Math.max(room - before - after, room / 5));
  size ||= (Math.abs(marks[0][0]) || 1) / room;
  const low = downTo(marks.map(([value, before]) => value - before * size));
  return [low, low + room * size];
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
  constructor(data, isNarrow) {
    const size = isNarrow ? NARROW : WIDE;
    Object.assign(this, { data, isNarrow, name: `chart-${data.id}${isNarrow ? "-narrow" : ""}`, width: size });
    Object.assign(this, { parts: [], texts: [], used: new Set(), boxes: [], middles: [], left: 4, right: size - 14, top: TOP, bottom: 0, low: 0, high: 1 });
  }
  svg(height) {
    const { name, data } = this;
    const patterns = [...this.used].sort().map((kind) =>
      `<pattern id="${name}-${kind}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${COLOURS[kind]}"/>${kind ? `<path d="${HATCH[kind]}" class="hatch"/>` : ""}</pattern>`);
    return `<svg class="${this.isNarrow ? "narrow" : "wide"}" role="img" viewBox="0 0 ${this.width} ${place(height)}" aria-labelledby="${name}-title ${name}-words">` +
      `<title id="${name}-title">${safeText(data.title)}</title><desc id="${name}-words">${safeText(data.alt)}</desc>` +
      `<defs>${patterns.join("")}</defs>${this.parts.join("")}${this.texts.join("")}</svg>`;
  }
  fill(kind) { this.used.add(kind); return `url(#${this.name}-${kind})`; }
  rows(labels) {
    const folded = labels.map((label) => fold(label, this.isNarrow ? this.width - 8 : LABEL));
    if (!this.isNarrow) this.left = upTo([60, ...folded.map((lines) => widest(lines) + 12)]);
    this.bottom = this.top;
    for (const lines of folded) {
      const above = this.isNarrow ? LINE * lines.length + 2 : 0;
      const size = this.isNarrow ? BAR + 10 + above : Math.max(ROW, LINE * lines.length + 4);
      const middle = this.bottom + (this.isNarrow ? above + 4 + BAR / 2 : size / 2);
      this.middles.push(middle);
      lines.forEach((line, n) => {
        if (this.isNarrow) this.text(4, this.bottom + 12 + LINE * n, line);
        else this.text(this.left - 8, middle + 4 + LINE * (n - (lines.length - 1) / 2), line, "end");
      });
      this.bottom += size;
    }
  }
  fit(marks) { [this.low, this.high] = span(marks, this.right - this.left); }
  x(value) { return this.left + ((value - this.low) / (this.high - this.low)) * (this.right - this.left); }
  y(value) { return this.bottom - ((value - this.low) / (this.high - this.low)) * (this.bottom - this.top); }
  along(places) {
    let end = -100;
    for (const [x, text] of places) {
      const half = width(text) / 2;
      if (x - half > end + 6) {
        this.text(x, this.bottom + 16, text, "middle");
        end = x + half;
      }
    }
  }
  across(label) {
    const places = ticks(this.low, this.high).map(([at, text]) => [this.x(at), text]);
    for (const [x] of places) this.parts.unshift(`<path class="grid" d="M${place(x)} ${place(this.top)}V${place(this.bottom)}"/>`);
    this.along(places);
    this.parts.push(`<path class="axis" d="M${place(this.left)} ${place(this.bottom)}H${place(this.right)}"/>`);
    if (label) this.text((this.left + this.right) / 2, this.bottom + 34, label, "middle");
    return this.bottom + (label ? 44 : 26);
  }
  upright(x, text) {
    this.parts.push(`<path class="level" d="M${place(x)} ${place(this.top)}V${place(this.bottom)}"/>`);
    this.text(x, this.top - 8, text, "middle");
  }
  bar(n, one, other, kind, half = null) {
    const left = Math.min(this.x(one), this.x(other)), right = Math.max(this.x(one), this.x(other)), y = this.middles[n] - BAR / 2 + ((half ?? 0) * BAR) / 2;
    this.parts.push(`<rect x="${place(left)}" y="${place(y)}" width="${place(right - left)}" height="${half === null ? BAR : BAR / 2}" fill="${this.fill(kind)}" stroke="#fff"/>`);
  }
  text(x, y, text, anchor = "start") {
    const size = width(text), before = anchor === "end" ? size : anchor === "middle" ? size / 2 : 0;
    const at = Math.max(Math.min(x, this.width - 2 - size + before), 2 + before);
    this.texts.push(`<text x="${place(at)}" y="${place(y)}" text-anchor="${anchor}">${safeText(text)}</text>`);
  }
  note(lines, places) {
    const size = widest(lines), tall = LINE * lines.length;
    const boxOf = ([x, top, anchor]) => { const left = anchor === "end" ? x - size : x; return [left, top, left + size, top + tall]; };
    const meet = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
    let best = places[0], least = -1;
    for (const at of places) {
      const box = boxOf(at), isOut = box[0] < this.left || box[2] > this.width - 2 || box[1] < 2 || box[3] > this.bottom - 2;
      const met = this.boxes.reduce((sum, one) => sum + (meet(box, one) ? one[4] ?? 1 : 0), isOut ? 1000 : 0);
      if (least < 0 || met < least) [best, least] = [at, met];
    }
    this.boxes.push([...boxOf(best), 50]);
    lines.forEach((line, n) => this.text(best[0], best[1] + 10 + LINE * n, line, best[2]));
  }
  path(places, kind, isDashed) {
    const line = places.map(([px, py]) => `${place(px)} ${place(py)}`).join("L");
    this.parts.push(`<path d="M${line}" fill="none" stroke="${COLOURS[kind]}" stroke-width="2"${isDashed ? ' stroke-dasharray="7 4"' : ""}/>`);
    places.forEach(([px, py], n) => {
      const [fromX, fromY] = places[Math.max(n - 1, 0)], steps = Math.ceil(Math.max(Math.abs(px - fromX), Math.abs(py - fromY)) / 6) || 1;
      for (let step = 0; step <= steps; step += 1) {
        const x = fromX + ((px - fromX) * step) / steps, y = fromY + ((py - fromY) * step) / steps;
        this.boxes.push([x - 1, y - 1, x + 1, y + 1]);
      }
      this.boxes.push([px - 4, py - 4, px + 4, py + 4]);
    });
  }
  key(entries, foot) {
    let x = this.left, y = foot;
    for (const [kind, name] of entries) {
      const size = typeof kind === "number" || kind === "range" ? 28 : 18;
      if (x + size + width(name) > this.width - 2 && x > this.left) { x = this.left; y += 18; }
      this.sample(kind, x, y);
      this.text(x + size, y + 10, name);
      x += size + width(name) + 14;
    }
    return entries.length ? y + 20 : y;
  }
  sample(kind, x, y) {
    if (typeof kind === "number") this.parts.push(`<rect x="${place(x)}" y="${place(y)}" width="22" height="12" fill="${this.fill(kind)}"/>`);
    else if (kind === "range") this.parts.push(`<path class="range" d="M${place(x)} ${place(y + 6)}h22"/>`);
    else if (kind === "dot") this.dot(x + 6, y + 6);
    else this.diamond(x + 6, y + 6);
  }
  dot(x, y) { this.parts.push(`<circle cx="${place(x)}" cy="${place(y)}" r="5" fill="#fff" stroke="${COLOURS[0]}" stroke-width="2"/>`); }
  diamond(x, y) { this.parts.push(`<path d="M${place(x - 6)} ${place(y)}l6 -6l6 6l-6 6z" fill="${COLOURS[2]}"/>`); }
  square(x, y, kind) { this.parts.push(`<path d="M${place(x - 4)} ${place(y - 4)}h8v8h-8z" fill="${COLOURS[kind]}"/>`); }
  stroke(kind, one, other, y) { this.parts.push(`<path class="${kind}" d="M${place(this.x(one))} ${place(y)}H${place(this.x(other))}"/>`); }
  beside(n, end, text, isLeft, down = 0) {
    this.text(this.x(end) + (isLeft ? -GAP : GAP), this.middles[n] + 4 + down, text, isLeft ? "end" : "start");
  }
}
const roomOf = (low, high) => high - low || Math.abs(high) || 1;
function around(x, y, lines, isLevel = false) {
  const tall = LINE * lines, places = isLevel ? [[x + 9, y - tall / 2, "start"]] : [];
  for (const away of [4, 10, 18, 30, 46, 66]) for (const [side, anchor] of [[9, "start"], [-9, "end"]])
    places.push([x + side, y - away - tall, anchor], [x + side, y + away, anchor]);
  return places;
}
const DRAW = {
  bars(sheet) {
    const { rows, line, axis, names } = sheet.data;
    sheet.rows(rows.map((row) => row.label));
    const marks = [[0, 0, 0], [markAt(line), 0, 0]], ends = [];
    for (const row of rows) {
      let end = 0;
      for (const part of row.parts) { end += markAt(part); marks.push([end, 0, 0]); }
      ends.push(end);
      const size = GAP + width(row.text);
      marks.push(end >= 0 ? [end, 0, size] : [end, size, 0]);
    }
    sheet.fit(marks);
    const foot = sheet.across(axis);
    rows.forEach((row, n) => {
      let left = 0;
      row.parts.forEach((part, at) => {
        if (part === null) return;
        sheet.bar(n, left, left + markAt(part), row.is_whole ? 2 : at % 5);
        left += markAt(part);
      });
    });
    if (line !== null) sheet.upright(sheet.x(markAt(line)), line.text);
    rows.forEach((row, n) => sheet.beside(n, ends[n], row.text, ends[n] < 0));
    return sheet.key(names.map((name, kind) => [kind % 5, name]), foot);
  },
  waterfall(sheet) {
    const { steps, axis } = sheet.data, spans = [], ends = [];
    sheet.rows(steps.map((step) => step.label));
    let now = 0;
    for (const step of steps) {
      const size = markAt(step.mark), start = step.is_level ? 0 : now;
      now = start + size;
      spans.push([start, now, step.is_level ? 0 : size >= 0 ? 2 : 1]);
      ends.push(...(step.is_level ? [now] : [now, start]));
    }
    const low = downTo(ends), room = roomOf(low, upTo(ends));
    const marks = [[low > 0 ? Math.max(0, low - room * 0.5) : Math.min(low - room * 0.1, 0), 0, 0]];
    spans.forEach(([start, end], n) => marks.push([Math.max(start, end), 0, GAP + width(steps[n].mark.text)]));
    sheet.fit(marks);
    const foot = sheet.across(axis + (sheet.low > 0 ? " (the axis does not start at 0)" : ""));
    spans.forEach(([start, end, kind], n) => {
      sheet.bar(n, Math.max(start, sheet.low), Math.max(end, sheet.low), kind);
      sheet.beside(n, Math.max(start, end), steps[n].mark.text, false);
    });
    return foot;
  },
  tornado(sheet) {
    const { rows, axis } = sheet.data, now = markAt(sheet.data.now), sides = ["low", "high"], marks = [[now, 0, 0]];
    const given = (row) => sides.map((side, kind) => [kind, row[side]]).filter(([, mark]) => mark !== null);
    sheet.rows(rows.map((row) => row.label));
    for (const row of rows) for (const [, mark] of given(row)) {
      const end = markAt(mark), size = GAP + width(mark.text);
      marks.push(end >= now ? [end, 0, size] : [end, size, 0]);
    }
    sheet.fit(marks);
    const foot = sheet.across(axis);
    const halves = rows.map((row) => row.low !== null && row.high !== null && markAt(row.low) < now === markAt(row.high) < now);
    rows.forEach((row, n) => given(row).forEach(([kind, mark]) => sheet.bar(n, now, markAt(mark), kind, halves[n] ? kind : null)));
    sheet.upright(sheet.x(now), `Now ${sheet.data.now.text}`);
    rows.forEach((row, n) => given(row).forEach(([kind, mark]) =>
      sheet.beside(n, markAt(mark), mark.text, markAt(mark) < now, halves[n] ? (kind ? 7 : -7) : 0)));
    return sheet.key([[0, "Input at the low end of its range"], [1, "At the high end"]], foot);
  },
  spreads(sheet) {
    const { rows, line, axis, names } = sheet.data, marks = line === null ? [] : [[markAt(line), 0, 0]], ends = [];
    sheet.rows(rows.map((row) => row.label));
    for (const row of rows) {
      const places = ["low", "high"].filter((end) => row[end] !== null).map((end) => numberOf(row[end]));
      places.push(...["before", "after"].filter((mark) => row[mark] !== null).map((mark) => markAt(row[mark])));
      const last = row.after ?? row.before, end = places.length ? upTo(places) : 0;
      ends.push(end);
      marks.push(...places.map((at) => [at, 8, 8]));
      if (last !== null) marks.push([end, 0, 10 + width(last.text)]);
    }
    sheet.fit(marks);
    const foot = sheet.across(axis);
    if (line !== null) sheet.upright(sheet.x(markAt(line)), line.text);
    let hasRange = false, hasAfter = false;
    rows.forEach((row, n) => {
      const y = sheet.middles[n], { before, after } = row, last = after ?? before;
      if (row.low !== null && row.high !== null) {
        hasRange = true;
        sheet.stroke("range", numberOf(row.low), numberOf(row.high), y);
      }
      if (before !== null && after !== null) sheet.stroke("axis", markAt(before), markAt(after), y);
      if (before !== null) sheet.dot(sheet.x(markAt(before)), y);
      if (after !== null) { hasAfter = true; sheet.diamond(sheet.x(markAt(after)), y); }
      if (last !== null) sheet.text(sheet.x(ends[n]) + 10, y + 4, last.text);
    });
    const [ofRange, before, after] = names;
    return sheet.key([...(ofRange && hasRange ? [["range", ofRange]] : []), ["dot", before], ...(hasAfter ? [["diamond", after]] : [])], foot);
  },
  lines(sheet) {
    const { data } = sheet, spots = data.spots.map((spot) => spot[1]), { level } = data;
    const points = [...data.lines.flatMap((line) => line.points), ...spots], isDated = data.along === "";
    const ups = points.map((point) => markAt(point.up));
    if (level !== null) ups.push(markAt(level));
    const low = downTo(ups), high = upTo(ups), room = roomOf(low, high);
    sheet.low = isDated ? Math.min(0, low) : low - room * 0.25;
    sheet.high = high + room * 0.2;
    sheet.bottom = 300;
    sheet.left = widest(ticks(sheet.low, sheet.high).map(([, text]) => text)) + 12;
    const dates = isDated ? data.lines[0].points.map((point) => point.across) : [];
    const most = isDated ? Math.max(dates.length - 1, 1) : upTo(points.map((point) => numberOf(point.across))) || 1;
    const names = data.lines.map((line) => {
      const last = line.points.at(-1).up.text;
      return isDated ? fold(`${line.name}: ${last}`, sheet.isNarrow ? 110 : 190) : fold(last, sheet.isNarrow ? 170 : 260);
    });
    const end = sheet.right - (isDated ? upTo([0, ...names.map(widest)]) + 12 : 30);
    const x = (at) => sheet.left + 12 + (at / most) * (end - sheet.left - 12);
    for (const [at, text] of ticks(sheet.low, sheet.high)) {
      const y = sheet.y(at);
      sheet.parts.push(`<path class="grid" d="M${place(sheet.left)} ${place(y)}H${place(sheet.right)}"/>`);
      sheet.text(sheet.left - 6, y + 4, text, "end");
    }
    sheet.parts.push(`<path class="axis" d="M${place(sheet.left)} ${place(sheet.top)}V${place(sheet.bottom)}H${place(sheet.right)}"/>`);
    sheet.text(sheet.left - 6, sheet.top - 10, data.axis);
    sheet.boxes.push([sheet.left - 6, sheet.top - 20, sheet.left - 6 + width(data.axis), sheet.top - 6]);
    const every = Math.ceil(dates.length / 8);
    if (dates.length) sheet.along(dates.map((date, n) => [x(n), date]).filter((_, n) => n % every === 0));
    else {
      sheet.along(ticks(0, most).map(([at, text]) => [x(at), text]));
      sheet.text((sheet.left + sheet.right) / 2, sheet.bottom + 34, data.along, "middle");
    }
    if (level !== null) {
      const y = sheet.y(markAt(level));
      sheet.parts.push(`<path class="level" d="M${place(sheet.left)} ${place(y)}H${place(sheet.right)}"/>`);
      sheet.boxes.push([sheet.left, y - 1, sheet.right, y + 1]);
    }
    const spotAt = (spot) => [x(numberOf(spot.across)), sheet.y(markAt(spot.up))];
    const lasts = data.lines.map((line, n) => {
      const places = line.points.map((point, at) => [x(isDated ? at : numberOf(point.across)), sheet.y(markAt(point.up))]);
      sheet.path(places, n, n % 2 === 1);
      for (const [px, py] of places) {
        if (n % 2) sheet.square(px, py, n);
        else sheet.parts.push(`<circle cx="${place(px)}" cy="${place(py)}" r="4" fill="${COLOURS[n]}"/>`);
      }
      return [places[0], places.at(-1)];
    });
    for (const spot of spots) {
      const [px, py] = spotAt(spot);
      sheet.square(px, py, 1);
      sheet.boxes.push([px - 4, py - 4, px + 4, py + 4]);
    }
    if (level !== null) {
      const y = sheet.y(markAt(level)), above = y - 4 - LINE, below = y + 4;
      sheet.note([level.text], [[sheet.right, "end"], [sheet.left + 4, "start"], [(sheet.left + sheet.right) / 2, "start"], [(sheet.left + sheet.right) / 2, "end"]].flatMap(([side, anchor]) => [above, below].map((top) => [side, top, anchor])));
    }
    data.lines.forEach((line, n) => {
      const [first, last] = lasts[n];
      sheet.note(names[n], around(...last, names[n].length, isDated));
      if (!(isDated && n)) sheet.note([line.points[0].up.text], around(...first, 1));
    });
    for (const spot of spots) {
      const lines = fold(spot.up.text, sheet.isNarrow ? 170 : 260);
      sheet.note(lines, around(...spotAt(spot), lines.length));
    }
    return sheet.bottom + (dates.length ? 26 : 44);
  },
};
const drawn = (data) => [false, true].map((isNarrow) => new Sheet(data, isNarrow)).map((sheet) => sheet.svg(DRAW[data.kind](sheet))).join("");
