// Bundles the program: screens, machine (two entries) and intake, into dist/.
//   node tools/build.mjs [renderer|main|intake …]
// Only packages with native code or files of their own stay outside the bundles: they are the
// `dependencies` of package.json, and what a packaged kiosk carries in node_modules.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import process from 'node:process';
import { build } from 'vite';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const outside = [
  'electron',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
  ...Object.keys(dependencies).flatMap((name) => [name, new RegExp(`^${name}/`)]),
];

const parts = {
  renderer: () =>
    build({
      root: path.join(root, 'renderer'),
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'warn',
      plugins: [notePackages('renderer')],
      // A worker is a bundle of its own.
      worker: { plugins: () => [notePackages('renderer')] },
    }),
  main: () =>
    bundle('main', {
      main: 'main/main.ts',
      serve: 'main/serve.ts',
      'neural-worker': 'main/speech/neural-worker.ts',
      'recogniser-worker': 'main/speech/recogniser-worker.ts',
    }),
  intake: () => bundle('intake', { intake: 'intake/intake.ts' }),
};

/** Notes beside the bundle which packages are in it, for tools/notices.mjs. */
/** By part: its bundles come one after the other. */
const noted = {};

function notePackages(name) {
  return {
    name: 'note-packages',
    generateBundle(_options, files) {
      const modules = Object.values(files).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const packages = modules.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
      noted[name] = new Set([...(noted[name] ?? []), ...packages]);
      mkdirSync(path.join(root, 'dist'), { recursive: true });
      writeFileSync(
        path.join(root, 'dist', `${name}.packages.json`),
        JSON.stringify(
          [...noted[name]].toSorted((one, other) => (one < other ? -1 : 1)),
          null,
          2,
        ),
      );
    },
  };
}

function bundle(name, entries) {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [notePackages(name)],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: `dist/${name}`,
      emptyOutDir: true,
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: entries,
        external: outside,
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) await parts[name]();
