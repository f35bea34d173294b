// node tools/keep-version.mjs: before a release, has the program fill data folders for the next version to be tried on.
import { buildIfChanged } from './build-if-changed.mjs';
import { endAll, say } from './child.mjs';
import { importTypeScript } from './import-typescript.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';

await setUp();
await buildIfChanged();
const { keepVersion } = await importTypeScript('test/versions/keep-version.ts');
const dir = place('test/versions/last');
await keepVersion(dir);
await endAll();
say(`${dir} holds what this version has written.`);
