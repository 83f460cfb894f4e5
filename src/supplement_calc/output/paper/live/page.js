// The page: what is typed for inputs, and all that follows from it shown.

// What a person types for an input, as a number; null where it is none or cannot be.
function typed(text, input) {
  const bare = text.trim().replace(input.after.trim(), "").trim().replace(/^([-−]?)£/, "$1").replace(/%$/, "").replace(/ ?FTE$/i, "").replaceAll(",", "").replace("−", "-").trim();
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(bare)) return null;
  const value = read(bare);
  return cmp(value, read(input.least)) < 0 || (input.most !== null && cmp(value, read(input.most)) > 0) ? null : value;
}

function start() {
  const words = new Words(JSON.parse(document.getElementById("ledger").textContent)), { inputs, places } = words.ledger;
  const bodies = [...document.querySelectorAll("[data-section]")], shown = bodies.map(() => null), given = bodies.map((one) => one.innerHTML);
  const fields = [...document.querySelectorAll("#inputs input")];
  const changes = new Map();
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
    line.textContent = places.filter((place) => place.some((part, at) => at && changes.has(part[0]))).map((place) => asSet(place, changes)).join(" ");
    line.closest("p").hidden = !changes.size;
  }
  fields.forEach((field, n) => {
    field.addEventListener("input", () => {
      const input = inputs[n], value = typed(field.value, input);
      field.setAttribute("aria-invalid", String(value === null));
      document.getElementById(`input-${n}-wrong`).hidden = value !== null;
      if (value === null || cmp(value, read(input.value)) === 0) changes.delete(n);
      else changes.set(n, value);
      field.closest("tr").classList.toggle("moved", changes.has(n));
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
if (typeof module !== "undefined") module.exports = { Words, RULES, read, settled, asSet, typed };
