// A live page with inputs changed, held against pages made anew: one line of JSON a change, with what differs.
const fs = require("node:fs");
const { compared } = require("./live_lines.cjs");
const [, , file, changes] = process.argv;
const bodies = (text) => [...text.matchAll(/<div data-section>([\s\S]*?)<\/div>\n<\/section>/g)].map((one) => one[1]);
const text = fs.readFileSync(file, "utf8");
const module_ = { exports: {} };
new Function("module", /<script>\n([\s\S]*?)<\/script>/.exec(text)[1])(module_);
const { Words, read } = module_.exports;
const words = new Words(JSON.parse(/id="ledger">(.*)<\/script>/.exec(text)[1]));
for (const { change, page } of JSON.parse(fs.readFileSync(changes, "utf8"))) {
  const at = new Map(Object.entries(change).map(([path, value]) => [words.ledger.inputs.findIndex((one) => one.path === path), read(value)]));
  console.log(JSON.stringify(compared(words.html(at), bodies(fs.readFileSync(page, "utf8")))));
}
