// Charts that are made of trying other inputs: one at a time at either end of what it may be, and the way from the case to an option.
const TENTH = { m: 1n, e: -1 }, HUNDREDTH = { m: 1n, e: -2 }, HUNDRED = { m: 100n, e: 0 };
const least = (...values) => extreme(values, -1), most = (...values) => extreme(values, 1);
const down = (value, step) => {
  const [x, y, e] = aligned(value, step), whole = x / y - (x < 0n && x % y !== 0n ? 1n : 0n);
  return { m: whole * y, e };
};
const up = (value, step) => { const found = down({ m: -value.m, e: value.e }, step); return { m: -found.m, e: found.e }; };

// The least and the most that an input can be; of a pay point between its neighbours, where it stands there.
function bounds(input, value, step, valueOf) {
  const isRate = input.unit === "percent";
  let [low, high] = [zero, isRate ? HUNDRED : null];
  if (value.m < 0n) {
    const tenfold = mul(value, { m: 10n, e: 0 });
    [low, high] = [isRate ? most(tenfold, sub(step, HUNDRED)) : tenfold, zero];
  }
  if (!input.between) return [low, high];
  const [below, above] = input.between.map((some) => some.map(valueOf));
  const from = below.length ? add(down(most(...below), step), step) : low;
  const to = above.length ? sub(up(least(...above), step), step) : high;
  return [cmp(from, value) <= 0 ? from : low, to === null || cmp(to, value) >= 0 ? to : high];
}
// The two ends of an input's range: as the case gives it, or a tenth more and less.
function ends(input, value, isChanged, valueOf) {
  const own = isChanged ? { m: 1n, e: -decimalsOf(value) } : read(input.step), { range } = input;
  if (range && range.away === undefined) return [read(range.least), read(range.most)];
  const [low, high] = bounds(input, value, own, valueOf), finest = least(own, read(input.finest));
  if (!range) {
    const away = mul({ m: abs(value.m), e: value.e }, TENTH), end = add(value, away);
    return [most(toUnit(sub(value, away), finest), least(low, value)), toUnit(high === null ? end : least(end, most(high, value)), finest)];
  }
  const step = least(finest, read(range.step)), mean = range.mean === undefined ? value : read(range.mean), away = read(range.away);
  const from = range.least === undefined ? most(low, sub(mean, away)) : read(range.least);
  const to = range.most !== undefined ? read(range.most) : high === null ? add(mean, away) : least(add(mean, away), high);
  return [toUnit(from, step), toUnit(to, step)];
}
const written = (value, [before, rule, terms, after]) => before + RULES[rule](value, ...terms) + after;
// One input at a time, as data, for what the figures are now; null where there is no answer or nothing moves it.
function tornado(of, ledger, now, isChanged) {
  const answer = now[of.answer], needed = ledger.needed(of.answer);
  if (answer === null) return null;
  const said = (value) => (value === null ? "no answer" : written(value, of.rule));
  const valueOf = (one) => (typeof one === "number" ? now[one] : read(one));
  const paid = (input, n, one, end) => {
    if (!input.steps) return end;
    return toUnit(mul(mul(now[one], HUNDREDTH), end), isChanged(one) ? { m: 1n, e: -decimalsOf(now[one]) } : read(input.steps[n]));
  };
  const bars = of.inputs.filter((input) => input.range || input.steps || now[input.at[0]].m !== 0n).map((input) => {
    const its = input.steps ? [90, 110].map(count) : ends(input, now[input.at[0]], isChanged(input.at[0]), valueOf);
    const found = its.map((end) => ledger.at(of.answer, needed, now, input.at.map((one, n) => [one, paid(input, n, one, end)])));
    const changes = [zero, ...found.filter((one) => one !== null).map((one) => sub(one, answer))];
    return { input, its, found, width: sub(most(...changes), least(...changes)) };
  });
  const shown = bars.filter((bar) => bar.width.m !== 0n).sort((a, b) => cmp(b.width, a.width)).slice(0, of.most);
  if (!shown.length) return null;
  const text = ({ input, its }, end) => written(its[end], of.rules[input.unit]);
  const mark = (bar, end) => (bar.found[end] === null ? null : { figure: exact(bar.found[end]), text: text(bar, end) });
  const words = shown.map((bar) => `${bar.input.label}: ${[0, 1].map((end) => `${said(bar.found[end])} at ${text(bar, end)}`).join(", ")}.`);
  const alt = `Bars of the answer as one input at a time moves. Now it is ${said(answer)}. ${words.join(" ")}`;
  const rows = shown.map((bar) => ({ label: bar.input.label, low: mark(bar, 0), high: mark(bar, 1) }));
  return { kind: "tornado", id: of.id, title: of.title, alt, axis: of.axis, now: { figure: exact(answer), text: said(answer) }, rows };
}
const factorial = (n) => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
// The parts of a change that its causes are owed, over every order of them: whole units, which add to the change.
function shared(causes, worth, change, unit) {
  const orders = factorial(causes.length), all = 2 ** causes.length;
  const owed = causes.map((_, place) => {
    let sum = zero;
    for (let before = 0; before < all; before += 1) {
      if (before & (1 << place)) continue;
      const size = before.toString(2).replaceAll("0", "").length;
      const weight = { m: factorial(size) * factorial(causes.length - 1 - size), e: 0 };
      sum = add(sum, mul(weight, sub(worth(before | (1 << place)), worth(before))));
    }
    return sum;
  });
  if (cmp(toUnit(change, unit), change) !== 0) unit = { m: 1n, e: -decimalsOf(change) };
  const whole = mul({ m: orders, e: 0 }, unit), units = owed.map((one) => { const [x, y] = aligned(toUnit(one, whole), whole); return x / y; });
  const [x, y] = aligned(change, unit), left = x / y - units.reduce((a, b) => a + b, 0n), towards = left > 0n ? 1n : -1n;
  const lost = owed.map((one, n) => sub(one, mul({ m: units[n], e: 0 }, whole)));
  const order = causes.map((_, n) => n).sort((a, b) => Number(-towards) * cmp(lost[a], lost[b]));
  for (const n of order.slice(0, Number(left * towards))) units[n] += towards;
  return units.map((one) => mul({ m: one, e: 0 }, unit));
}
// The way from the case to an option, cause by cause; null where other inputs of the case are not all that is between them.
function waterfall(of, ledger, now) {
  const [first, last] = [now[of.answer], now[of.end]], needed = ledger.needed(of.answer);
  if (first === null || last === null) return null;
  const moved = of.inputs.map(([one, then, cause]) => [one, typeof then === "number" ? now[then] : read(then), cause]).filter(([one, then]) => cmp(now[one], then) !== 0);
  const causes = of.causes.map((_, n) => n).filter((n) => moved.some(([, , cause]) => cause === n)), known = new Map();
  const worth = (changed) => {
    const values = moved.filter(([, , cause]) => changed & (1 << causes.indexOf(cause))).map(([one, then]) => [one, then]);
    if (!known.has(changed)) known.set(changed, ledger.at(of.answer, needed, now, values));
    return known.get(changed);
  };
  const all = 2 ** causes.length;
  for (let one = 0; one < all; one += 1) if (worth(one) === null) return null;
  if (cmp(worth(all - 1), last) !== 0) return null;
  const money = (value) => written(value, of.rule), sign = (value) => (value.m > 0n ? "+" : "−") + money(sizeOf(value));
  const bars = shared(causes, worth, sub(last, first), read(of.unit)).map((amount, n) => [of.causes[causes[n]], amount]).filter(([, amount]) => amount.m !== 0n);
  if (!bars.length) return null;
  const level = (label, value) => ({ label, mark: { figure: exact(value), text: money(value) }, is_level: true });
  const between = bars.map(([label, amount]) => ({ label, mark: { figure: exact(amount), text: sign(amount) }, is_level: false }));
  const changes = between.map((one) => `${one.label} ${one.mark.text}`).join("; ");
  const alt = `Steps from one total to the next. ${of.names[0]}: ${money(first)}. Changes: ${changes}. ${of.names[1]}: ${money(last)}.`;
  return { kind: "waterfall", id: of.id, title: of.title, alt, axis: of.axis, steps: [level(of.names[0], first), ...between, level(of.names[1], last)] };
}
const RECKONED = { tornado, waterfall };
