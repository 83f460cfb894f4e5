// What axe-core finds on pages, and how wide each is on a narrow screen: one line of JSON a page.
import puppeteer from "puppeteer-core";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
for (const file of process.argv.slice(2)) {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
  // as a person would: the inputs opened, and another value typed over one of them
  const tried = await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    const row = [...document.querySelectorAll("#inputs tr")].find((one) => one.textContent.startsWith("Agency FTE"));
    if (!row) return null;
    const field = row.querySelector("input");
    const type = (text) => {
      field.value = text;
      field.dispatchEvent(new Event("input"));
    };
    type("-3");
    const refused = field.getAttribute("aria-invalid");
    type("50");
    return {
      refused,
      line: document.getElementById("set-line").textContent,
      said: document.getElementById("changed").textContent,
      total: document.querySelector('data[data-figure="current_spend.total"]').textContent,
      isHidden: document.getElementById("set-line").closest("p").hidden,
    };
  });
  const found = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  await page.setViewport({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  console.log(
    JSON.stringify({
      violations: found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`),
      passes: found.passes.length,
      width,
      tried,
      asked: asked.filter((url) => !url.startsWith("file:")),
    }),
  );
  await page.close();
}
await browser.close();
