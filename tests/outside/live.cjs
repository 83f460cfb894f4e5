// The values of every live number of a page for other inputs, as its own script works them out, one object a line of changes.
const fs = require("node:fs");
const [, , page, changes] = process.argv;
const text = fs.readFileSync(page, "utf8");
const script = /<script>\n([\s\S]*?)<\/script>/.exec(text)[1];
const module_ = { exports: {} };
new Function("module", script)(module_);
const { Ledger, read, exact } = module_.exports;
const ledger = new Ledger(JSON.parse(/id="ledger">(.*)<\/script>/.exec(text)[1]));
const numbers = [...text.matchAll(/data-figure="([^"]*)" value="[^"]*" data-n="(\d+)"/g)].map((one) => [one[1], Number(one[2])]);
for (const change of JSON.parse(fs.readFileSync(changes, "utf8"))) {
  const at = new Map(Object.entries(change).map(([path, value]) => [ledger.inputs.findIndex((one) => one.path === path), read(value)]));
  const values = ledger.values(at);
  console.log(JSON.stringify(Object.fromEntries(numbers.map(([id, n]) => [id, exact(values[n])]))));
}
