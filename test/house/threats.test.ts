import { expect, test } from 'vitest';
import { files, read } from './repository.ts';

// What is said to stand against a threat stands there: each paragraph names the tests that try to get past it.

const page = read('docs/threat-model.md');
const protections = (/## What stands against them\n([\s\S]*?)\n## /.exec(page)?.[1] ?? '')
  .split(/\n\n(?=\*\*)/)
  .slice(1);
const testsIn = (text: string) =>
  [...text.matchAll(/`([a-z-]+(?:\/[\w-]+)*)`/g)].map(([, name]) => name ?? '');
const isTest = (name: string) =>
  files.some((file) => file.startsWith(`test/${name}`) && /^[./]/.test(file.slice(`test/${name}`.length)));

test.each(protections.map((text) => [/\*\*(.*?)\*\*/.exec(text)?.[1] ?? text, text]))(
  '%s has a test against it',
  (_what, text) => {
    expect(testsIn(text).filter(isTest)).not.toEqual([]);
  },
);

test('no test is named that is not there', () => {
  const folders = new Set(files.map((file) => /^test\/([^/]+)\//.exec(file)?.[1]));
  const named = testsIn(page).filter((name) => folders.has(name.split('/')[0] ?? ''));
  expect(named.filter((name) => !isTest(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(30);
});
