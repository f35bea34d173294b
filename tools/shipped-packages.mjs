// Which packages are in what is shipped: in the bundles of dist/, which has to be built, or beside them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { place } from './place.mjs';

/** GPL, and so a part of its own that can be replaced: THIRD-PARTY.md says how. */
export const voice = '@echogarden/espeak-ng-emscripten';

/** What a package's own file leaves out and its readme says. */
const saidInItsReadme = { 'combine-errors': 'MIT' };

/** Name, version, licence and author of each, by name. */
export function shippedPackages() {
  const { dependencies } = JSON.parse(readFileSync(place('package.json'), 'utf8'));
  const bundled = ['renderer', 'main', 'intake'].flatMap((part) =>
    JSON.parse(readFileSync(place('dist', `${part}.packages.json`), 'utf8')),
  );
  return [...new Set([...bundled, ...withTheirs(Object.keys(dependencies)), ...fonts()])]
    .sort((one, other) => (one < other ? -1 : 1))
    .map((name) => {
      const { version, license, author } = JSON.parse(
        readFileSync(place('node_modules', name, 'package.json'), 'utf8'),
      );
      return {
        name,
        version,
        license: license ?? saidInItsReadme[name] ?? 'see its text',
        author: typeof author === 'string' ? author : author?.name,
      };
    });
}

/** What stays itself in the packaged kiosk, with all that it brings along. */
function withTheirs(packages, known = new Set()) {
  for (const name of packages) {
    if (known.has(name) || !existsSync(place('node_modules', name))) continue;
    known.add(name);
    const { dependencies: theirs = {} } = JSON.parse(
      readFileSync(place('node_modules', name, 'package.json'), 'utf8'),
    );
    withTheirs(Object.keys(theirs), known);
  }
  return known;
}

/** A font comes in by a style sheet, which the bundler takes in before it counts packages. */
function fonts() {
  return readdirSync(place('node_modules/@fontsource-variable')).map(
    (name) => `@fontsource-variable/${name}`,
  );
}
