// npm run faults [-- name …] [--rounds N] [--seed S] [--from N]: kills, cuts the power, fills the disk …, as often as asked, and judges
// each time whether a confirmed answer was lost. Without a name, every fault; docs/reliability.md has what came of it.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-if-changed.mjs';
import { endAll, say } from './child.mjs';
import { withDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { importTypeScript } from './import-typescript.mjs';
import { setUp } from './set-up.mjs';
import { ensureSystem } from './system-package.mjs';

await setUp();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});
await ensureSystem('compiler', 'clock', 'exfat', 'openssl', 'database', 'electron', 'display');
await buildIfChanged();
const [electron, display] = [await electronRuntime(), await withDisplay()];
Object.assign(process.env, display, electron !== null && { ELECTRON_EXECUTABLE: electron });
const { faults, runFault } = await importTypeScript('test/faults/run-faults.ts');
const unknown = positionals.find((name) => !faults.some((fault) => fault.name === name));
if (unknown !== undefined) {
  say(`There is no fault "${unknown}". There are: ${faults.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const [rounds, from] = [Number(values.rounds), Number(values.from)];
const seed = values.seed === undefined ? Math.floor(Math.random() * 4_294_967_296) : Number(values.seed);
// `kill -USR2`: the others end all that was started at once, in the middle of a round.
let isEnded = false;
process.on('SIGUSR2', () => {
  say('Ending after this round …');
  isEnded = true;
});
/** What has the same rounds tried again. */
const origin = from === 0 ? `--seed ${seed}` : `--seed ${seed} --from ${from}`;
let found = 0;
const leftOut = [];
for (const fault of faults) {
  if (isEnded) break;
  if (positionals.length > 0 && !positionals.includes(fault.name)) continue;
  if (fault.needs === 'electron' && (electron === null || display === null)) {
    leftOut.push(fault.name);
    continue;
  }
  say(`${fault.name}: ${fault.does}. ${rounds} rounds, ${origin}`);
  const summary = await runFault(fault, { rounds, seed, from, say, isEnded: () => isEnded });
  found += summary.faults.length;
  const tried = Object.entries(summary.tried).map(([what, count]) => `${count} ${what}`);
  console.log(
    `${fault.name}: ${summary.faults.length} faults in ${summary.rounds} rounds (${tried.join(', ')}), ${summary.seconds} s, ${origin}`,
  );
}
// At the end, where it is not missed. Whoever has named it has asked for it: nothing was tried, so nothing is well.
if (leftOut.length > 0) console.log(`Left out, without Electron or a display: ${leftOut.join(', ')}.`);
await endAll();
process.exit(found === 0 && !leftOut.some((name) => positionals.includes(name)) ? 0 : 1);
