// The fonts with the rarest characters of names, gathered from the system for the package, each with its licence beside it.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { say } from './child.mjs';

const fonts = [
  { deb: 'fonts-babelstone-han', files: ['babelstone/BabelStoneHan.ttf'] },
  { deb: 'fonts-hanazono', files: ['hanazono/HanaMinA.ttf', 'hanazono/HanaMinB.ttf'] },
];

/** Copies them into `folder`, empty before. What this system has not is left out, and said. */
export function gatherRareFonts(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { deb, files } of fonts) {
    const from = files.map((file) => path.join('/usr/share/fonts/truetype', file));
    const licence = path.join('/usr/share/doc', deb, 'copyright');
    if (![...from, licence].every((file) => existsSync(file))) {
      say(`${deb} is not installed: characters that it alone has will be cards with their numbers.`);
      continue;
    }
    for (const file of from) copyFileSync(file, path.join(folder, path.basename(file)));
    copyFileSync(licence, path.join(folder, `LICENSE.${deb}.txt`));
  }
}
