// npm run gallery [-- --panel 12 --size 4 --theme warm --lang en --what parts|inputs|screens]: a picture of every example
// of every part and of every way to answer, and of every screen of every service and of the staff, on every glass, in every
// size, theme and language, and a page to leaf through. Each option may be given several times; without one, everything:
// some hours of pictures.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './build-if-changed.mjs';
import { say } from './child.mjs';
import { importTypeScript } from './import-typescript.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';
import { ensureSystem } from './system-package.mjs';

await setUp();
const several = { type: 'string', multiple: true };
const { values: only } = parseArgs({
  options: { panel: several, size: several, theme: several, lang: several, what: several },
});
await ensureSystem('headless', 'fonts');
await buildIfChanged();
const { drawGallery } = await importTypeScript('test/gallery/draw-gallery.ts');
const { pictures, amiss, page } = await drawGallery(place('.cache/gallery'), only, say);
say(`${pictures} pictures, ${amiss} of them with something amiss: ${page}`);
process.exit(0);
