// A live page with inputs changed, held against pages made anew: one line of JSON a change, with what differs.
const fs = require("node:fs");
const [, , file, changes] = process.argv;
const bodies = (text) => [...text.matchAll(/<div data-section>([\s\S]*?)<\/div>\n<\/section>/g)].map((one) => one[1]);
const text = fs.readFileSync(file, "utf8");
const module_ = { exports: {} };
new Function("module", /<script>\n([\s\S]*?)<\/script>/.exec(text)[1])(module_);
const { Words, read } = module_.exports;
const words = new Words(JSON.parse(/id="ledger">(.*)<\/script>/.exec(text)[1]));
// What a reader has: without what says that something has moved.
const bare = (html) =>
  html.replace(/<span class="moved">([^<]*)<\/span>/g, "$1").replace(/<(\w+) class="(?:([^"]*) )?(?:moved|redrawn)"/g, (_, name, its) => (its ? `<${name} class="${its}"` : `<${name}`)).replace(/<table class=short>/g, "<table>");
const lines = (html) => bare(html).split("\n").filter((one) => one);
for (const { change, page } of JSON.parse(fs.readFileSync(changes, "utf8"))) {
  const at = new Map(Object.entries(change).map(([path, value]) => [words.ledger.inputs.findIndex((one) => one.path === path), read(value)]));
  const found = words.html(at), fresh = bodies(fs.readFileSync(page, "utf8")), differ = [];
  let compared = 0, lost = 0;
  found.forEach((html, n) => {
    const ours = lines(html), theirs = new Set(lines(fresh[n] ?? ""));
    compared += ours.length;
    for (const line of ours) {
      if (line.includes('class="lost"') || line.includes('class="still"')) lost += 1;
      else if (!theirs.has(line)) differ.push([n, line]);
    }
    const kept = new Set(ours);
    if (!html.includes('class="lost"') && !html.includes('class="still"')) for (const line of theirs) if (!kept.has(line)) differ.push([n, `not here: ${line}`]);
  });
  console.log(JSON.stringify({ compared, lost, differ, sections: [found.length, fresh.length], losts: words.lost }));
}
