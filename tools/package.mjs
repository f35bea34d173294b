// npm run package -- --dir [--inspectable]: the packaged program, unpacked, under dist/package, and beside it what is in it
// (bangban.cdx.json, CycloneDX).
// --inspectable leaves one door open that a test driver comes in by; it builds beside the other, never in its place.
// ELECTRON_BARE_DIST names an unpacked Electron to package with, on machines that cannot download one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { run, say } from './child.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { place, program, root } from './place.mjs';
import { gatherRareFonts } from './rare-fonts.mjs';
import { writeSbom } from './sbom.mjs';
import { setUp } from './set-up.mjs';
import { ensureSystem } from './system-package.mjs';

await setUp();
await buildIfChanged();
await ensureSystem('rareLetters');
gatherRareFonts(place('.cache/rare-fonts'));

const given = process.argv.slice(2);
const inspectable = given.includes('--inspectable');
const bare = process.env['ELECTRON_BARE_DIST'] ?? (await downloaded());
const electronVersion = readFileSync(path.join(bare, 'version'), 'utf8').trim().replace(/^v/, '');
writeSbom(place('dist/package/bangban.cdx.json'), electronVersion);
process.exit(
  await run(
    process.execPath,
    [
      program.electronBuilder,
      ...given.filter((word) => word !== '--inspectable'),
      '--publish=never',
      `-c.electronDist=${bare}`,
      `-c.electronVersion=${electronVersion}`,
      ...(inspectable
        ? [
            '-c.electronFuses.enableNodeCliInspectArguments=true',
            '-c.directories.output=dist/package-inspectable',
          ]
        : []),
    ],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
  ),
);

/** The folder of the runtime that `npm start` uses, so that it is downloaded once and not twice. */
async function downloaded() {
  const executable = await electronRuntime();
  if (executable === null) {
    say('Electron is not here and cannot be downloaded, so there is nothing to package with.');
    process.exit(1);
  }
  return path.dirname(executable);
}
