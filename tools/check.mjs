// npm run check: format, lint, types and the fast tests, in under a minute.
import process from 'node:process';
import { run, say } from './child.mjs';
import { program, root } from './place.mjs';
import { setUp } from './set-up.mjs';

await setUp();

const steps = {
  format: [
    program.prettier,
    '--check',
    '--cache',
    '--cache-location',
    '.cache/prettier',
    '--log-level',
    'warn',
    '.',
  ],
  lint: [program.oxlint, '--type-aware', '--deny-warnings', '--quiet'],
  types: [program.tsc, '--noEmit', '-p', '.'],
  'types of core': [program.tsc, '--noEmit', '-p', 'core'],
  'fast tests': [program.vitest, 'run', '--project', 'fast', '--passWithNoTests'],
};

const failed = [];
for (const [name, args] of Object.entries(steps)) {
  const beganAt = performance.now();
  const code = await run(process.execPath, args, { cwd: root, env: { ...process.env, NODE_ENV: 'test' } });
  say(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  ${((performance.now() - beganAt) / 1000).toFixed(1)} s`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) say(`To be mended: ${failed.join(', ')}.`);
process.exit(failed.length > 0 ? 1 : 0);
