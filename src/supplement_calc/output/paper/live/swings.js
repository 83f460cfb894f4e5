// One input at a time: how far the answer moves as each goes to either end of what it may be, all else as it is on the page.
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
// The chart as data, for what the figures are now; null where it has no answer or nothing moves it.
function tornado(of, ledger, now, isChanged) {
  const answer = now[of.answer];
  if (answer === null) return null;
  const written = (value, [before, rule, terms, after]) => before + RULES[rule](value, ...terms) + after;
  const said = (value) => (value === null ? "no answer" : written(value, of.rule));
  const valueOf = (one) => (typeof one === "number" ? now[one] : read(one));
  const needed = ledger.needed(of.answer), bars = [];
  for (const input of of.inputs) {
    const value = now[input.at[0]];
    if (value.m === 0n && !input.range && !input.steps) continue;
    const moved = ledger.moved(needed, input.at);
    const its = input.steps ? [90, 110].map(count) : ends(input, value, isChanged(input.at[0]), valueOf);
    const found = its.map((end) => ledger.at(of.answer, moved, now, input.at.map((one, n) => [one, pay(input, n, one, end)])));
    const changes = [zero, ...found.filter((one) => one !== null).map((one) => sub(one, answer))];
    bars.push({ input, its, found, width: sub(most(...changes), least(...changes)) });
  }
  function pay(input, n, one, end) {
    if (!input.steps) return end;
    const step = isChanged(one) ? { m: 1n, e: -decimalsOf(now[one]) } : read(input.steps[n]);
    return toUnit(mul(mul(now[one], HUNDREDTH), end), step);
  }
  const shown = bars.filter((bar) => bar.width.m !== 0n).sort((a, b) => cmp(b.width, a.width)).slice(0, of.most);
  if (!shown.length) return null;
  const mark = (bar, end) => (bar.found[end] === null ? null : { figure: exact(bar.found[end]), text: written(bar.its[end], of.rules[bar.input.unit]) });
  const words = shown.map(({ input, its, found }) => `${input.label}: ${its.map((end, n) => `${said(found[n])} at ${written(end, of.rules[input.unit])}`).join(", ")}.`);
  return {
    kind: "tornado", id: "tornado", title: `${of.label}: one input at a time`,
    alt: `Bars of the answer as one input at a time moves. Now it is ${said(answer)}. ${words.join(" ")}`,
    axis: of.axis, now: { figure: exact(answer), text: said(answer) },
    rows: shown.map((bar) => ({ label: bar.input.label, low: mark(bar, 0), high: mark(bar, 1) })),
  };
}
