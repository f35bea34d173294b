// npm run serve -- …: the machine without Electron, behind http on this computer alone. Options are read by main/serve.ts.
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { run } from './child.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';

await setUp();
await buildIfChanged();
process.exit(await run(process.execPath, [place('dist/main/serve.js'), ...process.argv.slice(2)]));
