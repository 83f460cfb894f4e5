// How the sections of a live page with inputs changed are held against those of a page made anew, line by line.
// What a reader has: without what says that something has moved.
const bare = (html) =>
  html.replace(/<span class="moved">([^<]*)<\/span>/g, "$1").replace(/<(\w+) class="(?:([^"]*) )?(?:moved|redrawn)"/g, (_, name, its) => (its ? `<${name} class="${its}"` : `<${name}`)).replace(/<table class=short>/g, "<table>");
const lines = (html) => bare(html).split("\n").filter((one) => one);
// After a part that cannot follow, tables and figures are numbered as if it stood there as it was made.
const unnumbered = (line) => line.replace(/(\btable-|<strong>(?:Table|Figure) )\d+/g, "$1");
const isLost = (line) => line.includes('class="lost"'), isStill = (line) => line.includes('class="still"');
// Lines stand as they are in the page made anew, one after another; only where a line says that it cannot follow may others be.
function misplaced(ours, theirs) {
  let at = 0, isFree = false;
  const parts = [[]];
  for (const line of ours) if (isLost(line)) parts.push([]); else parts.at(-1).push(line);
  const fits = (part, start) => part.every((line, n) => start + n < theirs.length && (isStill(line) || line === theirs[start + n]));
  for (const [n, part] of parts.entries()) {
    if (n === parts.length - 1 && n > 0) return fits(part, theirs.length - part.length) && theirs.length - part.length >= at ? [] : [`not at the end: ${part[0]}`];
    while (isFree && at < theirs.length && !fits(part, at)) at += 1;
    if (!fits(part, at)) return [`not in its place: ${part.find((line, k) => !isStill(line) && line !== theirs[at + k])}`];
    at += part.length;
    isFree = true;
  }
  return at < theirs.length ? [`not here: ${theirs[at]}`] : [];
}
exports.compared = (found, fresh) => {
  const differ = [], end = found.findIndex((html) => lines(html).length === 1 && isLost(html));
  let compared = 0, lost = 0, isAfterLost = false;
  if (found.length !== fresh.length && end < 0) differ.push([0, `${found.length} sections, made anew ${fresh.length}`]);
  found.slice(0, found.length === fresh.length ? found.length : end).forEach((html, n) => {
    let ours = lines(html), theirs = lines(fresh[n] ?? "");
    const first = isAfterLost ? 0 : ours.findIndex(isLost);
    isAfterLost = first >= 0;
    if (isAfterLost) {
      const numbered = new Set(ours.slice(0, first));
      ours = ours.map((line, at) => (at < first ? line : unnumbered(line)));
      theirs = theirs.map((line) => (numbered.has(line) ? line : unnumbered(line)));
    }
    const those = new Set(theirs), kept = new Set(ours), before = differ.length;
    compared += ours.length;
    for (const line of ours) {
      if (isLost(line) || isStill(line)) lost += 1;
      else if (!those.has(line)) differ.push([n, line]);
    }
    if (!ours.some((line) => isLost(line) || isStill(line))) for (const line of theirs) if (!kept.has(line)) differ.push([n, `not here: ${line}`]);
    if (differ.length === before) differ.push(...misplaced(ours, theirs).map((line) => [n, line]));
  });
  const pictures = found.join("").split("<figure").length - 1;
  return { compared, lost, pictures, differ };
};
