// npm test [-- [--whole] [file …]]: every test of the repository, or those whose path contains one of the words. Sweeps through
// every language, glass and size look at a third of them in a run, and at all where `--whole` or a file is named.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { endAll, run, say } from './child.mjs';
import { withDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { place, program, root } from './place.mjs';
import { setUp } from './set-up.mjs';
import { ensureSystem } from './system-package.mjs';

await setUp();
const words = process.argv.slice(2).filter((word) => word !== '--whole');
const turn =
  words.length > 0 || process.argv.includes('--whole') ? '' : (process.env['TEST_TURN'] ?? turnOfCommit());
if (turn !== '')
  say(`Sweeps look at what has its turn by TEST_TURN=${turn}; npm test -- --whole looks at everything.`);
// Named one by one, the tests that need nothing but Node need not wait for what the others need.
const fastAlone = words.length > 0 && words.every((word) => /^[^.]+\.test\.tsx?$/.test(word));

const projects = ['fast'];
let display = process.env;
let electron = null;
if (!fastAlone) {
  await ensureSystem(
    'chromium',
    'headless',
    'fonts',
    'rareLetters',
    'display',
    'keyboard',
    'database',
    'electron',
    'keyring',
    'compiler',
    'clock',
    'exfat',
    'openssl',
  );
  await buildIfChanged();
  electron = await electronRuntime();
  display = await withDisplay();
  projects.push('program', 'browser', 'timed', 'fault');
  if (electron === null) say('Electron is not installed and cannot be downloaded: its tests are left out.');
  else if (display === null) say('There is no display and no Xvfb: the Electron tests are left out.');
  else projects.push('electron');
}

const report = place('.cache', `test-report-${process.pid}.json`);
mkdirSync(place('.cache'), { recursive: true });
const code = await run(
  process.execPath,
  [
    program.vitest,
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...words,
  ],
  {
    cwd: root,
    // React leaves `act` out of its production half, which an inherited NODE_ENV would choose.
    env: {
      ...(display ?? process.env),
      NODE_ENV: 'test',
      ELECTRON_EXECUTABLE: electron ?? '',
      TEST_TURN: turn,
    },
  },
);
await endAll();
console.log(closingLine());
process.exit(code);

/** The same commit is the same run; one after the other, commits look at everything (test/support/in-turn.ts). */
function turnOfCommit() {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return String(Number.parseInt(commit.slice(0, 4), 16));
  } catch {
    // Unpacked from an archive there is no commit.
    return '0';
  }
}

/** A file that could not even be loaded holds no failed test, and still is a failure; so is a run that broke off. */
function closingLine() {
  let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'));
    rmSync(report);
  } catch {
    // The run broke off before it could report: told below by its code.
  }
  const unloaded = counts.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = counts.numFailedTests + unloaded;
  const skipped = counts.numPendingTests + counts.numTodoTests;
  const line = `${counts.numPassedTests} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
