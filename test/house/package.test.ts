import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, readJson } from './repository.ts';

interface Package {
  version?: string;
  integrity?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const ours = readJson('package.json') as Package & {
  main: string;
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = (readJson('package-lock.json') as { packages: Record<string, Package> }).packages;

test('every version is exact, and the lock file has it', () => {
  const all = { ...ours.dependencies, ...ours.devDependencies, ...ours.optionalDependencies };
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  for (const [name, version] of Object.entries(all))
    expect(lock[`node_modules/${name}`]?.version).toBe(version);
});

test('every script starts a file that is there', () => {
  const started = Object.values(ours.scripts).flatMap((script) => /^node (\S+)/.exec(script)?.[1] ?? []);
  expect(started.length).toBeGreaterThan(8);
  expect(started.filter((file) => !existsSync(file))).toEqual([]);
});

test('the lock file names no place to download from, and how to know every package again', () => {
  const packages = Object.entries(lock).filter(([name]) => name !== '');
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
  expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([name]) => name)).toEqual([]);
});

// npm leaves an optional package out of the lock when the registry had it not at that moment, says nothing, and then
// refuses to install from that lock.
test('every optional dependency that the lock file names has an entry of its own', () => {
  const missing = Object.entries(lock).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((wanted) => !nearest(name, wanted))
      .map((wanted) => `${name || 'ours'} → ${wanted}`),
  );
  expect(missing).toEqual([]);
});

function nearest(from: string, wanted: string): boolean {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    if (lock[`${at}${at && '/'}node_modules/${wanted}`]) return true;
    if (!at.includes('/node_modules/')) return lock[`node_modules/${wanted}`] !== undefined;
  }
}

test('no package runs a script of its own at installation', () => {
  expect(Object.values(ours.allowScripts).filter(Boolean)).toEqual([]);
});

test('what is packaged is shut: fuses, archive, and no more than belongs into it', () => {
  const settings = read('electron-builder.yml');
  for (const line of [
    'asar: true',
    'npmRebuild: false',
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
    "- '**/*.node'",
  ])
    expect(settings).toMatch(new RegExp(`^\\s*${line.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}$`, 'm'));
  // The voice is GPL-3: a folder of its own, never inside the archive with our code.
  expect(settings).toContain("- '!node_modules/@echogarden/**'");
  expect(settings).toMatch(/from: node_modules\/@echogarden\/espeak-ng-emscripten\n\s+to: espeak-ng\n/);
  expect(existsSync('node_modules/@echogarden/espeak-ng-emscripten/COPYING')).toBe(true);
});

test('the notices name every package that stays itself in the packaged kiosk', () => {
  const notices = read('THIRD-PARTY.md');
  for (const name of Object.keys(ours.dependencies ?? {})) expect(notices).toContain(name);
});
