import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { place, root } from './place.mjs';

/** Bundles one file of the repository with all that it imports, and answers what it exports. */
export async function importTypeScript(file) {
  const name = path.basename(file, '.ts');
  const outDir = place('.cache/bundled');
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
      rolldownOptions: { input: { [name]: place(file) }, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href);
}
