import path from 'node:path';
import { expect, test } from 'vitest';
import { read, sources } from './repository.ts';

interface Arrow {
  from: string;
  to: string;
}

/** What each source file imports: files of ours by their path from the root, packages by their name. */
const arrows: Arrow[] = sources.flatMap((from) =>
  [
    ...read(from).matchAll(
      /^(?:import|export)\b[^;'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, named, bare, lazy]) => {
    const to = (named ?? bare ?? lazy ?? '').replace(/\?.*$/, '');
    return { from, to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to };
  }),
);

const under = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const ours = ['core', 'main', 'renderer', 'intake', 'stick', 'test', 'tools'];
const isOurs = (file: string): boolean => ours.some((folder) => under(folder)(file));

/** Arrows that start in `from` and end where they may not, as readable lines. */
function broken(from: (file: string) => boolean, mayReach: (to: string) => boolean): string[] {
  return arrows
    .filter((arrow) => from(arrow.from) && isOurs(arrow.to) && !mayReach(arrow.to))
    .map((arrow) => `${arrow.from} → ${arrow.to}`);
}

test('imports were found at all', () => {
  expect(arrows.length).toBeGreaterThan(300);
  expect(arrows).toContainEqual({ from: 'main/main.ts', to: 'main/electron/window.ts' });
  expect(arrows).toContainEqual({ from: 'main/main.ts', to: 'main/machine.ts' });
});

test('core reaches nothing but core', () => {
  expect(broken(under('core'), under('core'))).toEqual([]);
  const packages = arrows.filter(({ from, to }) => under('core')(from) && !isOurs(to)).map(({ to }) => to);
  expect(
    packages.filter((name) => name.startsWith('node:') || /^(react|electron|i18next)/.test(name)),
  ).toEqual([]);
});

test('the machine reaches core and the stick, and neither screens nor intake', () => {
  expect(broken(under('main'), (to) => under('main')(to) || under('core')(to) || under('stick')(to))).toEqual(
    [],
  );
});

test('screens reach core, their own words, and nothing of the machine', () => {
  expect(broken(under('renderer'), (to) => under('renderer')(to) || under('core')(to))).toEqual([]);
});

test('the intake reaches core/submission and the stick alone', () => {
  expect(
    broken(
      under('intake'),
      (to) => under('intake')(to) || under('core/submission')(to) || under('stick')(to),
    ),
  ).toEqual([]);
});

test('the stick reaches nobody', () => {
  expect(broken(under('stick'), under('stick'))).toEqual([]);
});

test('nothing imports a test but a test', () => {
  expect(
    broken(
      (from) => !under('test')(from),
      (to) => !under('test')(to),
    ),
  ).toEqual([]);
});

test("the resident's screens and the staff's never meet", () => {
  expect(broken(under('renderer/resident'), (to) => !under('renderer/staff')(to))).toEqual([]);
  expect(broken(under('renderer/staff'), (to) => !under('renderer/resident')(to))).toEqual([]);
});

const layers = {
  store: ['store', 'log'],
  upstream: ['upstream', 'store', 'log'],
  device: ['device', 'log'],
  session: ['session', 'outbox', 'catalog', 'staff', 'store', 'upstream', 'device', 'log'],
  outbox: ['outbox', 'store', 'upstream', 'log'],
  catalog: ['catalog', 'store', 'log'],
  staff: ['staff', 'session', 'outbox', 'catalog', 'store', 'upstream', 'device', 'log'],
};

test.each(Object.entries(layers))('in the machine, %s reaches only what is below it', (layer, below) => {
  expect(
    broken(
      under(`main/${layer}`),
      (to) => under('core')(to) || under('stick')(to) || below.some((name) => under(`main/${name}`)(to)),
    ),
  ).toEqual([]);
});

test('SQL is written in the stores alone', () => {
  const strays = sources.filter(
    (file) =>
      (under('main')(file) || under('intake')(file)) &&
      !/\/store\//.test(file) &&
      /\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA )/.test(read(file)),
  );
  expect(strays).toEqual([]);
});

/** Who of the program imports it. */
function importers(of: string): string[] {
  return arrows.filter(({ from, to }) => to === of && !under('test')(from)).map(({ from }) => from);
}

const isShell = (file: string): boolean => file === 'main/main.ts' || under('main/electron')(file);

test('electron is imported by its shell alone', () => {
  const shell = importers('electron');
  expect(shell).toContain('main/electron/window.ts');
  expect(shell.filter((file) => !isShell(file))).toEqual([]);
  // Whoever reached that room would load electron in a plain browser's machine too.
  expect(
    broken(
      (from) => under('main')(from) && !isShell(from),
      (to) => !under('main/electron')(to),
    ),
  ).toEqual([]);
});

test('the Chinese suite is loaded by whoever needs it, and by nobody at the start', () => {
  expect(importers('sm-crypto-v2')).toEqual(['core/submission/suite/sm.ts']);
  expect(importers('core/submission/suite/sm.ts')).toEqual(['core/submission/suite/suites.ts']);
  expect(read('core/submission/suite/suites.ts')).toContain("await import('./sm.ts')");
});

test('the lunar library comes with the way to answer a date, and with nothing that the first screen waits for', () => {
  expect(importers('lunar-typescript')).toEqual(['core/text/lunar-date.ts']);
  expect(importers('core/text/lunar-date.ts')).toEqual(['renderer/input/date/date-given.ts']);
  // Fetched as a whole, see renderer/input/inputs.tsx: whatever else of the folder is imported takes the library along.
  const outside = arrows.filter(
    ({ from, to }) => under('renderer/input/date')(to) && !under('renderer/input/date')(from),
  );
  expect(outside.filter(({ from }) => !under('test')(from))).toEqual([
    { from: 'renderer/input/inputs.tsx', to: 'renderer/input/date/date.tsx' },
  ]);
});
