// npm run services -- check [FOLDER] [--language en]: whether the kiosk takes the services in a folder, or the one that
// the folder is, and otherwise what keeps it from doing so, each with its file and place; or what might be better.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { say } from './child.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';

await setUp();
// Only now: a bare clone has no packages, and an old Node does not read TypeScript.
const { createInstance } = await import('i18next');
const { openCatalog } = await import('../main/catalog/catalog.ts');

const { positionals, values: given } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: process.env['LANG']?.startsWith('en') ? 'en' : 'zh-CN' } },
});
const [command, named = place('services')] = positionals;
if (command === 'check' && !existsSync(named)) {
  say(`There is no folder ${named}.`);
  process.exit(2);
}
if (command !== 'check' || positionals.length > 2) {
  say('npm run services -- check [the folder of a service, or of several] [--language en]');
  process.exit(2);
}
const folder = path.resolve(named);
const isOne = existsSync(path.join(folder, 'service.json'));
const dir = isOne ? path.dirname(folder) : folder;
const checked = isOne ? [path.basename(folder)] : foldersIn(folder);
if (checked.length === 0) {
  say(`There is no service in ${folder}.`);
  process.exit(2);
}

const t = await sentences(given.language);
// The kiosk's own reading, with nothing behind it that would keep or report.
const catalog = openCatalog({
  dir,
  isOpen: true,
  packages: { keep: () => undefined, read: () => undefined, file: () => undefined, drop: () => undefined },
  log: { line: () => undefined },
});

let problemsInAll = 0;
for (const service of checked) {
  const problems = catalog.refused().find((found) => found.service === service)?.problems ?? [];
  const advice = catalog.advice().find((found) => found.service === service)?.advice ?? [];
  problemsInAll += problems.length;
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${service}`);
  for (const { file, at, code, params } of [...problems, ...advice]) {
    console.log(`  ${t(at === '' ? 'where-file' : 'where', { file, at })}\n    ${t(code, params)}`);
  }
}
process.exit(problemsInAll === 0 ? 0 : 1);

function foldersIn(parent) {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

/** What each problem is in words: `locales/<language>/authoring.json`. */
async function sentences(language) {
  const file = place('locales', language, 'authoring.json');
  if (!existsSync(file)) {
    say(`There are no sentences in the language ${language}.`);
    process.exit(2);
  }
  const i18n = createInstance();
  return i18n.init({
    lng: language,
    resources: { [language]: { authoring: JSON.parse(readFileSync(file, 'utf8')) } },
    defaultNS: 'authoring',
    interpolation: { escapeValue: false },
  });
}
