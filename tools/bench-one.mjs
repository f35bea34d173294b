// Bundles one measurement of test/bench, runs it and writes its rows to the fourth pipe. Started by tools/bench.mjs.
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import process from 'node:process';
import { build } from 'vite';
import { place, root } from './place.mjs';

const [name, quick] = process.argv.slice(2);
const outDir = place('.cache/bench');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node20.18',
    minify: false,
    rolldownOptions: {
      input: { [name]: place('test/bench', `${name}.ts`) },
      output: { entryFileNames: '[name].mjs' },
    },
  },
});
const { measure } = await import(pathToFileURL(`${outDir}/${name}.mjs`).href);
writeSync(3, JSON.stringify(await measure({ quick: quick === '--quick' })));
process.exit(0);
