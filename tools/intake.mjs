// npm run intake -- …: the reference upstream. Options are read by intake/intake.ts.
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { run } from './child.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';

await setUp();
await buildIfChanged();
process.exit(await run(process.execPath, [place('dist/intake/intake.js'), ...process.argv.slice(2)]));
