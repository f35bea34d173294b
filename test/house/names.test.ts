import path from 'node:path';
import { expect, test } from 'vitest';
import { files, read, sources } from './repository.ts';

test('there are no barrels: a name is imported from where it is made', () => {
  expect(sources.filter((file) => /(^|\/)index\.(ts|tsx|mjs)$/.test(file))).toEqual([]);
  expect(sources.filter((file) => /^export \* from/m.test(read(file)))).toEqual([]);
});

test('files and folders are named in kebab-case', () => {
  const odd = sources.filter((file) =>
    file.split('/').some((part) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part)),
  );
  expect(odd).toEqual([]);
});

test('nothing is called by a name that says nothing', () => {
  const vague = sources.filter((file) =>
    /(^|[/-])(utils?|helpers?|manager|misc|common)(\.|-|\/)/.test(file.replace('common-characters', '')),
  );
  expect(vague).toEqual([]);
});

test('no file names a place of one computer', () => {
  const personal = /(^|[\s"'`(=:])\/(work|root|home|Users)\/[A-Za-z0-9._-]+/m;
  const named = files.filter(
    (file) => /\.(ts|tsx|mjs|json|md|yml|sh|css|sql|html)$/.test(file) && personal.test(read(file)),
  );
  expect(named.filter((file) => file !== 'test/house/names.test.ts')).toEqual([]);
});

test('what stands beside the clone is named by .ci/run alone', () => {
  const named = files.filter(
    (file) =>
      /\.(ts|tsx|mjs|json|md|yml|sh)$/.test(file) &&
      file !== path.posix.join('test/house/names.test.ts') &&
      /\bshared\/(tools|reference|look)\b|electron-runtime --/.test(read(file)),
  );
  expect(named).toEqual([]);
});
