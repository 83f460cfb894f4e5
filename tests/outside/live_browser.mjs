// As live.cjs, in Chromium, with each value typed into its field: one line of JSON a change, with what differs.
import puppeteer from "puppeteer-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { compared } = createRequire(import.meta.url)("./live_lines.cjs");
const [file, changes] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const sections = () => [...document.querySelectorAll("[data-section]")].map((one) => one.innerHTML);
const live = await browser.newPage(), other = await browser.newPage(), errors = [];
live.on("pageerror", (error) => errors.push(String(error)));
await live.goto(pathToFileURL(file).href);
for (const { change, page } of JSON.parse(readFileSync(changes, "utf8"))) {
  const said = await live.evaluate((values) => {
    const { inputs } = JSON.parse(document.getElementById("ledger").textContent), fields = document.querySelectorAll("#inputs input");
    document.getElementById("as-given").click();
    for (const [path, value] of Object.entries(values)) {
      const n = inputs.findIndex((one) => one.path === path), field = fields[n];
      field.value = value + (inputs[n].unit === "percent" ? "%" : "");
      field.dispatchEvent(new Event("input"));
    }
    return document.getElementById("changed").textContent;
  }, change);
  await other.goto(pathToFileURL(page).href);
  console.log(JSON.stringify({ ...compared(await live.evaluate(sections), await other.evaluate(sections)), said, errors }));
}
await browser.close();
