// The words of the page for other inputs. A character for private use stands for a number in a text: its mark says how the number
// comes from the ledger and by which rule it is written. What words depend on is a question, and each answer leads to its own.
class CannotFollow extends Error {}
const FIRST = 0xf0000, NEXT_TABLE = "\ue000", TABLE = "\ue001", PICTURE = "\ue002";
const STANDS_FOR = /[\u{f0000}-\u{10fffd}]/gu;
const SHORT = 14, NEAR = 20, HAIR = { m: 1n, e: -15 };
// The short number that a value stands for, which a quotient on the way to it has left off by a hair; any other as it is.
function settled(value) {
  if (cmp(sizeOf(value), HAIR) < 0) return zero;
  const short = rounded(value.m, value.e, SHORT);
  return cmp(short, rounded(value.m, value.e, NEAR)) ? value : short;
}
const decimalsOf = (value) => (exact(settled(value)).split(".")[1] ?? "").length;
const sizeOf = (value) => ({ m: abs(value.m), e: value.e });
const moved = (value, shift) => ({ m: value.m, e: value.e - shift });

function grouped(digits) { return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ","); }
function fixed(value, places) {
  const found = toUnit(value, { m: 1n, e: -places }), [whole, part = ""] = exact(sizeOf(found)).split(".");
  return (found.m < 0n ? "-" : "") + whole + (places > 0 ? "." + part.padEnd(places, "0") : "");
}
function inGroups(text) {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text);
  return sign + grouped(whole) + rest;
}
const toPlaces = (value, places) => inGroups(fixed(value, places));
const shortest = (value) => inGroups(exact(value));
const signed = (value, show) => (value.m < 0n ? "-" : "") + show(sizeOf(value));
function exponentOf(unit) {
  let { m, e } = read(unit);
  while (m % 10n === 0n) { m /= 10n; e += 1; }
  return e;
}
const RULES = {
  exact,
  bare_price: (value) => toPlaces(value, decimalsOf(value) ? 2 : 0),
  price: (value) => signed(value, (size) => "£" + RULES.bare_price(size)),
  fte: (value) => (decimalsOf(value) <= 3 ? shortest(value) : toPlaces(value, 2)),
  fte_column: (value) => toPlaces(value, 2),
  _rate: (value, places) => fixed(value, places ?? Math.min(decimalsOf(value), 2)),
  bare(value, shift, unit) {
    const scaled = moved(value, shift);
    if (unit !== null) return toPlaces(scaled, Math.max(0, shift - exponentOf(unit)));
    return decimalsOf(value) <= 6 ? shortest(scaled) : toPlaces(scaled, 2 + shift);
  },
  money: (value, shift, unit, suffix) => signed(value, (size) => "£" + RULES.bare(size, shift, unit) + suffix),
  pay(value, shift, places) {
    const own = places ?? (decimalsOf(value) ? 2 : 0);
    return toPlaces(moved(toUnit(value, { m: 1n, e: -own }), shift), shift + own);
  },
  _all_of_it(value, unit) {
    const decimals = decimalsOf(value), more = decimals > 6 ? "…" : "";
    const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(decimals > 6 ? fixed(value, 6) : exact(value));
    const number = grouped(whole) + (unit === "GBP" && decimals === 1 ? rest + "0" : rest) + more;
    return sign + ({ GBP: `£${number}`, percent: `${number}%`, FTE: `${number} FTE`, months: `${number} months` }[unit] ?? number);
  },
  _ordinal(value) {
    const number = Number(exact(value)), ending = { 1: "st", 2: "nd", 3: "rd" };
    return `${number}${[11, 12, 13].includes(number % 100) ? "th" : ending[number % 10] ?? "th"}`;
  },
  _in_words(value, unit, isInput, money, places, withoutSign) {
    const shown = withoutSign ? sizeOf(value) : value;
    if (unit === "GBP") {
      if (places === null && money === "£") return isInput ? RULES.price(shown) : signed(shown, (size) => "£" + toPlaces(size, 0));
      const shift = { "£": 0, "£k": 3, "£m": 6 }[money];
      return signed(shown, (size) => "£" + toPlaces(moved(size, shift), places ?? (money === "£m" ? 3 : 0)) + money.slice(1));
    }
    if (unit === "percent") return RULES._rate(shown, places ?? (isInput ? null : 1)) + "%";
    return places === null ? RULES.fte(shown) : toPlaces(shown, places);
  },
  bracketed: (value, rule, ...terms) => (value.m < 0n ? `(${RULES[rule](sizeOf(value), ...terms)})` : RULES[rule](value, ...terms)),
};

class Words {
  constructor(data) {
    this.data = data;
    this.ledger = new Ledger(data);
    this.now = this.asGiven = this.ledger.values(new Map());
    this.changes = new Map();
    this.isBase = true;
    this.texts = new Map();
    this.baseTexts = data.marks.map((_, at) => this.markText(at));
    this.baseNodes = new Map();
    this.baseCharts = new Map();
    this.baseNumbers = new Map();
    this.html();
    this.isBase = false;
  }
  // The page with these values for inputs: the HTML of each section, and how many places say that they cannot follow.
  html(changes = new Map()) {
    this.changes = changes;
    this.now = changes.size ? this.ledger.values(changes) : this.asGiven;
    this.texts = new Map();
    this.answers = new Map();
    const places = this.ledger.places.filter((place) => place.some((part, at) => at && changes.has(part[0])));
    const changed = new Set(places.flatMap((place) => place.slice(1).flatMap((part) => (typeof part === "string" ? [] : this.ledger.inputs[part[0]].at))));
    this.isChanged = (figure) => changed.has(figure);
    const numbers = { table: 0, picture: 0 };
    this.end = Math.min(Infinity, ...this.data.held.filter(([, question, answer]) => !this.holds(question, answer)).map(([at]) => at));
    const html = this.data.sections.map((items, n) => (n < this.end ? this.numbered(saidOnce(this.items(items, `${n}`)), numbers) : this.notice("block", "")));
    this.lost = html.join("").split(/<(?:p|tr|div) class="lost">|<span class="still">/).length - 1;
    return html;
  }
  numbered(html, numbers) {
    const said = { [NEXT_TABLE]: () => ++numbers.table, [TABLE]: () => numbers.table, [PICTURE]: () => ++numbers.picture };
    const passed = { "\ue003": () => { numbers.table += 1; }, "\ue004": () => { numbers.picture += 1; } };
    return html.replace(/[\ue000-\ue004]/g, (one) => (said[one] ? String(said[one]()) : (passed[one](), "")));
  }
  items(items, path) {
    return items.map((item, n) => {
      if (typeof item === "string") return this.said(item);
      if (item.g) return this.guarded(item, `${path}.${n}`, item.g.every(([question, answer]) => this.holds(question, answer)));
      if (item.u) return this.guarded(item, `${path}.${n}`, !item.u.some((pair) => this.isUntried(pair)));
      if (item.w) return this.reckoned(item.w, `${path}.${n}`);
      return item.c ? this.chart(item.c, `${path}.${n}`) : item.l ? this.line(item, `${path}.${n}`) : this.place(item, `${path}.${n}`);
    }).join("\n");
  }
  // What holds only with these answers: with others the engine makes other tables.
  guarded({ i }, path, isAsMade) {
    if (!isAsMade) return this.notice("block", path);
    const html = this.items(i, path);
    if (this.isBase) this.baseNumbers.set(path, html.replace(/[^\ue000\ue002]/g, ""));
    return html;
  }
  // Questions that change nothing alone, several of which have other answers, or one beside others that have.
  isUntried([first, others]) {
    const turned = others.filter(([question, answer]) => !this.holds(question, answer)).length;
    return first.every(([question, answer]) => !this.holds(question, answer)) && turned >= (first.length ? 1 : 2);
  }
  // Lines that may be others.
  place({ t, k }, path) {
    const at = this.leaf(t);
    if (this.isBase) this.baseNodes.set(path, at);
    if (at === null) return this.notice(k, path);
    const html = this.items(this.data.nodes[at].is, `${path}>${at}`);
    if (this.isBase) this.baseNumbers.set(path, html.replace(/[^\ue000\ue002]/g, ""));
    return this.baseNodes.get(path) === at ? html : marked(html);
  }
  // A line with parts that may be others: each a number of a node.
  line({ l, k }, path) {
    const found = this.parts(l, path);
    if (found === null) return this.notice(k, path);
    const html = this.said(found.text);
    if (this.isBase) this.baseNumbers.set(path, html.replace(/[^\ue000\ue002]/g, ""));
    return found.isMoved ? marked(html) : html;
  }
  parts(parts, path) {
    const made = [], at = [];
    for (const part of parts) {
      if (typeof part === "string") { made.push(part); continue; }
      const node = this.leaf(part);
      if (node === null) return null;
      at.push(node);
      made.push(...this.data.nodes[node].is);
    }
    if (this.isBase) this.baseNodes.set(path, at.join());
    return { text: made.join(""), isMoved: this.baseNodes.get(path) !== at.join() };
  }
  notice(kind, path) {
    const passed = (this.baseNumbers.get(path) ?? "").replaceAll(NEXT_TABLE, "\ue003").replaceAll(PICTURE, "\ue004");
    return NOTICES[kind] + passed;
  }
  leaf(t) {
    let node = this.data.nodes[t];
    while (node !== undefined && node.q !== undefined) {
      let answer;
      try { answer = this.answer(node.q); } catch (error) { if (!(error instanceof CannotFollow)) throw error; return null; }
      t = node.to[answer];
      node = this.data.nodes[t];
    }
    return node === undefined ? null : t;
  }
  holds(question, answer) {
    try { return this.answer(question) === answer; } catch (error) { if (!(error instanceof CannotFollow)) throw error; return false; }
  }
  answer(at) {
    if (!this.answers.has(at)) this.answers.set(at, String(this.answered(this.data.questions[at])));
    return this.answers.get(at);
  }
  answered([kind, one, other]) {
    if (kind === "known") return this.now[one] !== null;
    if (kind === "untouched") return !this.changes.size;
    if (kind === "given") return !this.isChanged(one);
    if (kind === "alike") return this.plain(one) === this.plain(other);
    const [left, right] = [this.value(one), kind === "same" ? read(other) : this.value(other)];
    if (left === null || right === null) throw new CannotFollow();
    return kind === "same" ? cmp(left, right) === 0 : cmp(left, right);
  }
  value(expression) {
    if (typeof expression === "number") return this.now[expression];
    if (typeof expression === "string") return read(expression);
    const [what, of, more] = expression;
    if (what === "still") {
      if (this.changes.size || of === "") throw new CannotFollow();
      return read(of);
    }
    const value = this.value(of);
    if (value === null) return null;
    if (what === "neg") return { m: -value.m, e: value.e };
    if (what === "abs") return sizeOf(value);
    if (what === "shift") return { m: value.m, e: value.e + Number(more) };
    return toUnit(value, read(more));
  }
  // A number as its mark has it; null where it cannot be worked out here.
  markText(at) {
    const [expression, rule, ...terms] = this.data.marks[at];
    if (rule === "given") return this.given(expression);
    if (rule === "stands") return this.stands(expression, terms[0]);
    if (rule === "held") return this.changes.size ? null : terms[0];
    if (rule === "held_value") return this.changes.size ? "" : terms[0];
    try {
      return this.written(this.value(expression), expression, rule, terms);
    } catch (error) {
      if (!(error instanceof CannotFollow)) throw error;
      return null;
    }
  }
  written(value, expression, rule, terms) {
    if (rule === "either") {
      const [none, inner, ...rest] = terms;
      return value === null ? none : this.written(value, expression, inner, rest);
    }
    if (rule === "added") return this.added(terms);
    if (value === null) return "none";
    if (rule === "around") return value.m < 0n ? `(${this.plain(terms[0])})` : this.plain(terms[0]);
    if (rule === "format") {
      const text = Array.isArray(expression) && expression[0] === "unit" ? fixed(value, (expression[2].split(".")[1] ?? "").length) : exact(value);
      return terms[0].includes(",") ? inGroups(text) : text;
    }
    return RULES[rule](settled(value), ...(rule === "pay" || terms[0] === "pay" ? terms.map((term) => this.places(term)) : terms));
  }
  // How many places a table shows pay to: as many as any of the pay that it compares.
  places(term) {
    if (!Array.isArray(term)) return term;
    return term.map((one) => this.value(one)).some((value) => value !== null && decimalsOf(value)) ? 2 : 0;
  }
  added([most, ...parts]) {
    const isNil = ([expression]) => { const value = this.value(expression); return value !== null && value.m === 0n; };
    let said = parts.filter((part) => !isNil(part));
    if (!said.length) said = parts.slice(0, 1);
    const texts = said.map(([, text]) => this.plain(text));
    return texts.length <= most ? texts.join(" + ") : [...texts.slice(0, 2), texts.at(-1)].join(" + ") + `, and ${grouped(String(texts.length - 3))} more between`;
  }
  given(figure) {
    const n = this.ledger.inputs.findIndex((one) => one.at.includes(figure)), input = this.ledger.inputs[n];
    return this.changes.has(n) ? ownText(n, this.ledger.places, this.changes) : input.given;
  }
  // The text of a place in the case file that a figure stands in with others.
  stands(figure, text) {
    const n = this.ledger.inputs.findIndex((one) => one.at.includes(figure)), place = this.ledger.places.find((one) => isIn(one, n));
    return place.some((part, at) => at && this.changes.has(part[0])) ? placeText(place, this.changes) : text;
  }
  text(at) {
    if (!this.texts.has(at)) this.texts.set(at, this.markText(at));
    return this.texts.get(at);
  }
  plain(text) {
    return text.replace(STANDS_FOR, (one) => this.text(one.codePointAt(0) - FIRST) ?? "…");
  }
  said(html) {
    return html.replace(STANDS_FOR, (one) => {
      const at = one.codePointAt(0) - FIRST, text = this.text(at), before = this.baseTexts[at];
      if (text === null) return STILL;
      return this.isBase || this.data.marks[at][1] === "exact" || text === before ? safeText(text) : `<span class="moved">${safeText(text)}</span>`;
    });
  }
  chart(parts, path) {
    const found = this.parts(parts, path), spec = found?.text ?? "";
    const marks = [...spec.matchAll(STANDS_FOR)].map(([one]) => one.codePointAt(0) - FIRST);
    if (this.isBase) this.baseNumbers.set(path, PICTURE);
    if (found === null || marks.some((at) => this.text(at) === null || (this.changes.size && this.data.marks[at][1] === "held_value"))) return this.notice("block", path);
    return this.pictured(this.plain(spec), path);
  }
  // A chart that is made of trying other inputs, from the ledger as it is now.
  reckoned(of, path) {
    if (this.isBase) this.baseNumbers.set(path, PICTURE);
    const typed = new Set([...this.changes.keys()].flatMap((n) => this.ledger.inputs[n].at));
    const chart = RECKONED[of.by](of, this.ledger, this.now, (figure) => typed.has(figure));
    return chart === null ? this.notice("block", path) : this.pictured(JSON.stringify(chart), path);
  }
  pictured(text, path) {
    const data = JSON.parse(text);
    if (this.isBase) this.baseCharts.set(path, text);
    const isMoved = this.baseCharts.get(path) !== text;
    return `<figure${isMoved ? ' class="redrawn"' : ""}>${drawn(data)}<figcaption><strong>Figure ${PICTURE}.</strong> ${safeText(data.title)}</figcaption></figure>`;
  }
}
const marked = (html) => html.replace(/^<(p|tr|div|h3|figure|ul|ol)( class="([^"]*)")?/gm, (all, name, given, its) => (/\b(moved|redrawn)\b/.test(its ?? "") ? all : `<${name} class="${its ? `${its} ` : ""}moved"`));
const STILL = `<span class="still">not worked out here</span>`;
const LOST = "With these values this part reads otherwise, and this page cannot say how: make the paper again with the line above.";
const NOTICES = {
  row: `<tr class="lost"><th scope="row" colspan="20">${LOST}</th></tr>`,
  note: `<div class="lost"><dt>Not here</dt><dd>${LOST}</dd></div>`,
  block: `<p class="lost">${LOST}</p>`,
};
// One notice for parts that follow each other.
const saidOnce = (html) => html.replace(new RegExp(`${NOTICES.block}[\ue003\ue004]*(?:\n${NOTICES.block}[\ue003\ue004]*)+`, "g"), (all) => NOTICES.block + all.replace(/[^\ue003\ue004]/g, ""));
// A place of the case file, as `--set` has it: its path, and its text, in which [input, text, pound] is an input's number.
const partText = (part, changes) => (typeof part === "string" ? part : changes.has(part[0]) ? part[2] + exact(changes.get(part[0])) : part[1]);
const placeText = ([, ...parts], changes) => parts.map((part) => partText(part, changes)).join("");
const isIn = (place, n) => place.some((part, at) => at && part[0] === n);
// What stands for one input: the whole text of its place, or of a place of several its number with its pounds.
function ownText(n, places, changes) {
  const place = places.find((one) => isIn(one, n)), at = place.findIndex((part, k) => k && part[0] === n);
  if (place.filter((part) => typeof part !== "string").length === 1) return placeText(place, changes);
  return partText(place[at], changes);
}
const asSet = (place, changes) => {
  const text = `${place[0]}=${placeText(place, changes)}`;
  return /^[\w.=%£,\/-]*$/.test(text) ? `--set ${text}` : `--set "${text}"`;
};
