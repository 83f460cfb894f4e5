// The page: what is typed for inputs, and all that follows from it shown.

// What a person types for an input, as the case file reads it: its value, or null with why, where the words of the field itself do
// not say it.
const NUMBER = /^(-?)£?\s*(-?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d{1,6})?\s*([km]?)$/i, WITH_COMMA = /^-?£?\s*\d+,\d{1,2}$/;
const AFTER = { GBP: /\s*(?:p\.?a\.?|(?:a|per)\s+(?:year|annum))$/i, percent: /\s*(?:%|per\s?cent)$/i, FTE: /\s*FTE$/i };
function typed(text, input) {
  const wrong = (why = "") => ({ value: null, why }), trimmed = text.trim().replace("−", "-");
  const period = /(hour|day|week|month)/.exec(input.after ?? "")?.[1];
  const after = period ? new RegExp(`\\s*(?:an|a|per|/)\\s*${period}$`, "i") : AFTER[input.unit];
  const bare = after === undefined ? trimmed : trimmed.replace(after, ""), isSaid = bare !== trimmed;
  if (WITH_COMMA.test(bare)) return wrong(`A comma stands between thousands alone: write ${bare.replace(",", ".")}.`);
  const found = NUMBER.exec(bare);
  if (found === null || (found[1] && found[2]) || ((found[5] || /£/.test(bare)) && input.unit !== "GBP")) return wrong();
  const [, minus, other, whole, part = "", scale] = found, digits = whole.replaceAll(",", "");
  if (digits.length > 12 || /^0\d/.test(digits)) return wrong();
  if (part.length === 4 && !scale && input.unit === "GBP" && !["hour", "day"].includes(period) && /^[1-9]\d{0,2}$/.test(digits))
    return wrong(`Write £${digits},${part.slice(1)} for thousands${part.endsWith("0") ? `, or £${digits}${part.slice(0, -1)} for pounds and pence` : ""}.`);
  const value = moved(read(minus + other + digits + part), -({ k: 3, m: 6 }[scale.toLowerCase()] ?? 0));
  if (input.unit === "percent" && !isSaid && value.m !== 0n && cmp(sizeOf(value), { m: 1n, e: 0 }) < 0)
    return wrong(`Write ${exact(mul(value, HUNDRED))}% for ${exact(mul(value, HUNDRED))} per cent, or ${exact(value)}% for ${exact(value)} per cent.`);
  const low = cmp(value, read(input.least)), high = input.most === null ? -1 : cmp(value, read(input.most));
  const isOut = low < 0 || (input.isAbove && low === 0) || high > 0 || (input.isBelow && high === 0);
  return isOut || (input.isWhole && cmp(toUnit(value, { m: 1n, e: 0 }), value) !== 0) ? wrong() : { value, why: "" };
}
// All that is typed: the inputs that are changed, and why others are not, of which the field's own words may be all there is. No
// range starts above its top: what is typed against that is not taken.
function tried(texts, inputs, ranges) {
  const changes = new Map(), whys = new Map(), now = (n) => changes.get(n) ?? read(inputs[n].value);
  texts.forEach((text, n) => {
    if (text === null) return; // as it was
    const { value, why } = typed(text, inputs[n]);
    if (value === null) whys.set(n, why);
    else if (cmp(value, read(inputs[n].value)) !== 0) changes.set(n, value);
  });
  const said = (n, value) => written(value, { GBP: ["", "price", [], ""], percent: ["", "_rate", [], "%"] }[inputs[n].unit] ?? ["", "fte", [], ""]);
  for (let isSettled = false; !isSettled;) {
    const wrong = ranges.filter(([low, high]) => (changes.has(low) || changes.has(high)) && cmp(now(low), now(high)) > 0);
    for (const [low, high] of wrong) {
      if (changes.has(low)) whys.set(low, `Write no more than ${said(high, now(high))} (${inputs[high].label}).`);
      if (changes.has(high)) whys.set(high, `Write no less than ${said(low, now(low))} (${inputs[low].label}).`);
    }
    for (const n of whys.keys()) changes.delete(n);
    isSettled = !wrong.length;
  }
  return { changes, whys };
}

function start() {
  const words = new Words(JSON.parse(document.getElementById("ledger").textContent)), { inputs, places } = words.ledger;
  const bodies = [...document.querySelectorAll("[data-section]")], shown = bodies.map(() => null), given = bodies.map((one) => one.innerHTML);
  const fields = [...document.querySelectorAll("#inputs input")];
  let changes = new Map();
  const list = document.getElementById("changed"), line = document.getElementById("set-line");
  function show() {
    const html = changes.size ? words.html(changes) : given;
    html.forEach((text, n) => {
      if (shown[n] !== text && !(shown[n] === null && text === given[n])) bodies[n].innerHTML = text;
      shown[n] = text;
    });
    document.body.classList.toggle("tried", changes.size > 0);
    for (const one of document.querySelectorAll("[data-other]")) one.hidden = !changes.size || words.end === Infinity;
    const said = [...changes.keys()].map((n) => `${inputs[n].label}: ${ownText(n, places, changes)} (case file: ${inputs[n].given})`);
    const lost = changes.size && words.lost ? ` ${words.lost} ${words.lost === 1 ? "part" : "parts"} of the page cannot follow, and ${words.lost === 1 ? "says" : "say"} so.` : "";
    list.textContent = said.length ? `Changed: ${said.join("; ")}.${lost}` : "Nothing is changed.";
    const sets = places.filter((place) => place.some((part, at) => at && changes.has(part[0]))).map((place) => asSet(place, changes));
    line.replaceChildren(...sets.flatMap((text, n) => [...(n ? [" "] : []), Object.assign(document.createElement("span"), { textContent: text })]));
    line.closest("p").hidden = !changes.size;
  }
  fields.forEach((field) => {
    field.addEventListener("input", () => {
      const found = tried(fields.map((one) => (one.value === one.defaultValue ? null : one.value)), inputs, words.data.ranges);
      changes = found.changes;
      fields.forEach((one, at) => {
        const said = document.getElementById(`input-${at}-wrong`), isWrong = found.whys.has(at);
        one.setAttribute("aria-invalid", String(isWrong));
        said.dataset.own ??= said.textContent;
        said.textContent = found.whys.get(at) || said.dataset.own;
        said.hidden = !isWrong;
        one.closest("tr").classList.toggle("moved", changes.has(at));
      });
      show();
    });
  });
  document.getElementById("as-given").addEventListener("click", () => {
    changes.clear();
    fields.forEach((field, n) => {
      field.value = field.defaultValue;
      field.setAttribute("aria-invalid", "false");
      document.getElementById(`input-${n}-wrong`).hidden = true;
      field.closest("tr").classList.remove("moved");
    });
    show();
  });
  document.getElementById("live").hidden = false;
  show();
}
if (typeof document !== "undefined") start();
if (typeof module !== "undefined") module.exports = { Words, RULES, read, exact, settled, asSet, typed, tried };
