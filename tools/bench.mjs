// npm run bench [-- --quick] [--json] [--strict] [name …]: the measurements of test/bench, each beside what it is compared with.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-if-changed.mjs';
import { begin, endAll, endOf, say } from './child.mjs';
import { withDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { place, root } from './place.mjs';
import { setUp } from './set-up.mjs';
import { chromium, ensureSystem } from './system-package.mjs';

await setUp();
const { values: given, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
  },
});
await ensureSystem('chromium', 'fonts', 'display', 'electron', 'zinnia');
await buildIfChanged();
const electron = await electronRuntime();
const environment = {
  ...(await withDisplay()),
  ELECTRON_EXECUTABLE: electron ?? '',
  // The one with windows, as a hall has it.
  CHROMIUM: chromium() ?? '',
  NODE_ENV: 'production',
};

const names = readdirSync(place('test/bench'))
  .filter((entry) => entry.endsWith('.ts'))
  .filter((file) =>
    /^export (async )?function measure\(/m.test(readFileSync(place('test/bench', file), 'utf8')),
  )
  .map((file) => file.replace(/\.ts$/, ''));
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) {
  say(`There is no measurement "${unknown}". There are: ${names.join(', ')}.`);
  process.exit(2);
}

const rows = [];
let failed = 0;
for (const name of wanted.length === 0 ? names : wanted) {
  say(`Measuring ${name} …`);
  const measured = await measure(name);
  if (measured === null) failed += 1;
  else rows.push(...measured.map((row) => ({ ...row, name, met: isMet(row) })));
}
await endAll();
if (given.json) console.log(JSON.stringify({ quick: given.quick, rows }, null, 2));
else for (const line of table()) console.log(line);
// What was lost is lost on any computer. How fast one is depends on it and on what else it does, so a program that started this
// hears of it only where it asks to.
const isMissed = ({ met, unit }) => !met && (given.strict || unit === 'submissions');
process.exit(failed > 0 || rows.some(isMissed) ? 1 : 0);

/** In a process of its own, so that no measurement warms or crowds the next. */
async function measure(name) {
  const child = begin(
    process.execPath,
    [place('tools/bench-one.mjs'), name, ...(given.quick ? ['--quick'] : [])],
    {
      cwd: root,
      env: environment,
      stdio: ['ignore', 2, 'inherit', 'pipe'],
    },
  );
  let text = '';
  child.stdio[3].on('data', (bytes) => {
    text += bytes;
  });
  return (await endOf(child)) === 0 ? JSON.parse(text) : null;
}

function isMet({ value, budget }) {
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
}

function table() {
  const shown = rows.map(({ what, value, unit, budget, met, measured }) => [
    what,
    figure(value, unit),
    'atMost' in budget ? `≤ ${figure(budget.atMost, unit)}` : `≥ ${figure(budget.atLeast, unit)}`,
    met ? 'met' : 'NOT MET',
    Object.entries(measured)
      .map(([name, number]) => `${name}: ${round(number)}`)
      .join(', '),
  ]);
  const head = ['what', 'measured', 'budget', '', 'figures'];
  return [head, head.map(() => '---'), ...shown].map((cells) => `| ${cells.join(' | ')} |`);
}

function figure(value, unit) {
  return unit === 'times' ? `${round(value)}×` : `${round(value)} ${unit}`;
}

function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
