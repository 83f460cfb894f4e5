// Scenarios in HyperFormula: node hyperformula.cjs FOLDER TASK, where FOLDER has HyperFormula in its node_modules.
const [folder, task] = process.argv.slice(2);
const { HyperFormula } = require(require.resolve('hyperformula', { paths: [folder || '.'] }));
const given = JSON.parse(require('fs').readFileSync(task));
const engine = HyperFormula.buildFromArray(given.sheet, { licenseKey: 'gpl-v3' });
const start = process.cpuUsage();
const answers = given.rows.map(row => {
  const set = (value, n) => engine.setCellContents({ sheet: 0, row: given.at[n][0], col: given.at[n][1] }, value);
  engine.batch(() => row.forEach(set));
  return given.read.map(([row, col]) => engine.getCellValue({ sheet: 0, row, col }));
});
const used = process.cpuUsage(start);
console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6, answers }));
