// npm run slow-road [-- --times 200]: a photo of 20 MB over 64 kbit/s with ten cuts, by the kiosk's own outbox to a real intake.
// As it is that takes three quarters of an hour; `--times` makes the line, its cuts and the outbox's rests so many times as fast.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { importTypeScript } from './import-typescript.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const { slowRoad, asInTheField } = await importTypeScript('test/faults/network/slow-road.ts');
const came = await slowRoad({
  ...asInTheField,
  times: Number(values.times),
  say: (line) => console.log(line),
});
console.log(JSON.stringify(came));
process.exit(came.isWhole ? 0 : 1);
