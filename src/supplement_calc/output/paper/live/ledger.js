// The live page: other values for inputs, and every number that rests on them worked out again as the engine does, in exact
// decimals. A number is { m, e }: m × 10^e. Nothing is fetched and nothing is kept.
"use strict";
const EXACT = 250, QUOTIENT = 28;
const ten = (n) => 10n ** BigInt(n);
const MOST = ten(EXACT);
const abs = (m) => (m < 0n ? -m : m);
const zero = { m: 0n, e: 0 };

function rounded(m, e, digits) {
  const size = abs(m), more = size.toString().length - digits;
  if (more <= 0) return { m, e };
  const cut = ten(more), half = cut / 2n;
  const up = (size + half) / cut;
  return { m: m < 0n ? -up : up, e: e + more };
}
const kept = (m, e) => (abs(m) < MOST ? { m, e } : rounded(m, e, EXACT));
function aligned(a, b) {
  const e = Math.min(a.e, b.e);
  return [a.m * ten(a.e - e), b.m * ten(b.e - e), e];
}
function add(a, b) { const [x, y, e] = aligned(a, b); return kept(x + y, e); }
function sub(a, b) { const [x, y, e] = aligned(a, b); return kept(x - y, e); }
const mul = (a, b) => kept(a.m * b.m, a.e + b.e);
function cmp(a, b) {
  if (a === null || b === null) throw new NoAnswer();
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}
function div(a, b) {
  if (a.m === 0n) return zero;
  const more = Math.max(0, abs(b.m).toString().length - abs(a.m).toString().length + QUOTIENT + 2);
  const top = abs(a.m) * ten(more), quotient = top / abs(b.m);
  const sign = a.m < 0n !== b.m < 0n ? -1n : 1n;
  const whole = top % abs(b.m) === 0n;
  const found = rounded(whole ? quotient : quotient * 10n + 1n, whole ? a.e - b.e - more : a.e - b.e - more - 1, QUOTIENT);
  return { m: sign * found.m, e: found.e };
}
class NoAnswer extends Error {}
function toUnit(value, unit) {
  const [x, y, e] = aligned(value, unit);
  const units = (2n * abs(x) + y) / (2n * y);
  return { m: (x < 0n ? -units : units) * y, e };
}
function read(text) {
  const [whole, part = ""] = text.split(".");
  return { m: BigInt(whole + part), e: -part.length };
}
function exact(value) {
  if (value === null) return "";
  let { m, e } = value;
  if (m === 0n) return "0";
  while (m % 10n === 0n && e < 0) { m /= 10n; e += 1; }
  const digits = (abs(m) * (e > 0 ? ten(e) : 1n)).toString().padStart(e < 0 ? 1 - e : 1, "0");
  const text = e < 0 ? digits.slice(0, e) + "." + digits.slice(e) : digits;
  return (m < 0n ? "-" : "") + text;
}

const known = (values) => { if (values.includes(null)) throw new NoAnswer(); return values; };
const total = (values) => known(values).reduce(add, zero);
const count = (n) => ({ m: BigInt(n), e: 0 });
const extreme = (values, side) => values.reduce((best, one) => (cmp(one, best) === side ? one : best));
const every = (values, step) => values.filter((_, place) => place % 2 === step);
const sorted = (values) => [...values].sort(cmp);
function quartile(values, which) {
  if (!values.length) return null;
  const ordered = sorted(known(values)), at = (ordered.length - 1) * which, place = Math.floor(at / 4), fourths = at % 4;
  if (!fourths) return ordered[place];
  return add(ordered[place], mul(mul(sub(ordered[place + 1], ordered[place]), count(fourths)), { m: 25n, e: -2 }));
}
function firstNotAbove(target, values) {
  const place = values.findIndex((one) => cmp(one, target) <= 0);
  return place < 0 ? null : count(place + 1);
}
function until(dearest, part, values) {
  if (values.includes(null)) return null;
  let left = values[0];
  const taken = new Map();
  const kinds = every(values.slice(1), 0).map((quantity, n) => [n, quantity, values[2 + 2 * n]])
    .filter(([, quantity, price]) => quantity.m > 0n && price.m > 0n)
    .sort((a, b) => (dearest ? cmp(b[2], a[2]) : cmp(a[2], b[2])));
  let met = false;
  for (const [n, quantity, price] of kinds) {
    const worth = mul(quantity, price);
    if (cmp(left, worth) <= 0) { taken.set(n, div(left, price)); met = true; break; }
    taken.set(n, quantity);
    left = sub(left, worth);
  }
  if (!met && left.m !== 0n) return null;
  return part === null ? total([...taken.values()]) : taken.get(part) ?? zero;
}
const OPERATIONS = {
  product: ([a, b]) => mul(a, b),
  share: ([a, b]) => mul(mul(a, b), { m: 1n, e: -2 }),
  sum: total,
  difference: ([a, b]) => sub(a, b),
  ratio: ([a, b]) => (b.m ? div(a, b) : null),
  percentage: ([a, b]) => (b.m ? div(mul(a, count(100)), b) : null),
  mean: (values) => {
    const weights = every(values, 0), worth = total(weights.map((one, n) => mul(one, values[2 * n + 1]))), weight = total(weights);
    return weight.m ? div(worth, weight) : null;
  },
  "greater of": (values) => extreme(values, 1),
  "lesser of": (values) => extreme(values, -1),
  "middle of": (values) => {
    if (!values.length) return null;
    const ordered = sorted(values), half = ordered.length >> 1;
    return ordered.length % 2 ? ordered[half] : mul(add(ordered[half - 1], ordered[half]), { m: 5n, e: -1 });
  },
  "lower quartile of": (values) => quartile(values, 1),
  "upper quartile of": (values) => quartile(values, 3),
  "rank among": ([value, ...others]) => (value === null ? null : count(1 + others.filter((one) => cmp(one, value) > 0).length)),
  "whether above": ([a, b]) => count(cmp(a, b) > 0 ? 1 : 0),
  "least not below": ([target, ...values]) => {
    const found = values.filter((one) => cmp(one, target) >= 0);
    return found.length ? extreme(found, -1) : null;
  },
  "first not above": ([target, ...values]) => firstNotAbove(target, values),
  "not above from": ([target, ...values]) => {
    const above = values.reduce((last, one, place) => (cmp(one, target) > 0 ? place + 1 : last), 0);
    return above < values.length ? count(above + 1) : null;
  },
  "above again from": ([target, ...values]) => {
    const first = firstNotAbove(target, values);
    if (first === null) return null;
    const place = values.findIndex((one, n) => n + 1 > Number(first.m) && cmp(one, target) > 0);
    return place < 0 ? null : count(place + 1);
  },
  "cheapest first until": (values, part) => until(false, part, values),
  "dearest first until": (values, part) => until(true, part, values),
};
const HAS_NONE = new Set(["rank among", "cheapest first until", "dearest first until", "first not above", "above again from"]);

class Ledger {
  constructor(data) {
    this.inputs = data.inputs;
    this.places = data.places;
    this.operations = data.operations.map((name) => [OPERATIONS[name], HAS_NONE.has(name)]);
    this.steps = data.figures.map((one) => (Array.isArray(one) ? [one[0], one[1], one[2] && read(one[2]), one[3]] : null));
    this.given = data.figures.map((one) => (typeof one === "string" ? read(one) : null));
  }
  // The value of every figure, with these for the inputs of these numbers.
  values(changes) {
    const now = [...this.given];
    for (const [input, value] of changes) for (const at of this.inputs[input].at) now[at] = value;
    this.steps.forEach((step, place) => { if (step !== null) now[place] = this.worked(step, (one) => now[one]); });
    return now;
  }
  worked([operation, operands, unit, part], value) {
    const [work, hasNone] = this.operations[operation], values = operands.map(value);
    try {
      const found = !hasNone && values.includes(null) ? null : work(values, part);
      return found !== null && unit !== null ? toUnit(found, unit) : found;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return null;
    }
  }
  // What one figure rests on, in order, and of that what moves with others: worked out with these values for them.
  needed(figure) {
    const needed = new Set([figure]);
    for (let place = figure; place >= 0; place -= 1) if (needed.has(place) && this.steps[place]) for (const one of this.steps[place][1]) needed.add(one);
    return [...needed].filter((place) => this.steps[place]).sort((a, b) => a - b);
  }
  moved(needed, at) {
    const moving = new Set(at);
    return needed.filter((place) => this.steps[place][1].some((one) => moving.has(one)) && moving.add(place));
  }
  at(figure, needed, now, values) {
    const moved = this.moved(needed, values.map(([one]) => one));
    const mine = new Map(values), value = (one) => (mine.has(one) ? mine.get(one) : now[one]);
    for (const place of moved) mine.set(place, this.worked(this.steps[place], value));
    return value(figure);
  }
}
