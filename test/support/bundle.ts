import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

/** Bundles one source file for Node or Electron and answers where it stands. Packages stay outside the bundle. */
export async function bundle(source: string): Promise<string> {
  const name = path.basename(source, '.ts');
  const outDir = path.resolve('.cache', `bundle-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: { [name]: source },
        external: ['electron', ...builtinModules.flatMap((builtin) => [builtin, `node:${builtin}`])],
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return path.join(outDir, `${name}.mjs`);
}
