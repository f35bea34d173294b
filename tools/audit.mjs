// npm run audit -- verify|list [--data-dir DIR]: whether the audit log of a kiosk is whole, and what stands in it. Without a
// folder, that of `npm start`.
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { run } from './child.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';

await setUp();
await buildIfChanged();
const [what = 'verify', ...rest] = process.argv.slice(2);
const dir = rest.some((one) => one.startsWith('--data-dir')) ? [] : ['--data-dir', place('.data/electron')];
process.exit(await run(process.execPath, [place('dist/main/serve.js'), '--audit', what, ...dir, ...rest]));
