import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCatalog } from '../../../main/catalog/catalog.ts';
import { packageDigest, readServiceFolder } from '../../../main/catalog/service-folder.ts';
import { operatingLog } from '../../../main/log/operating-log.ts';
import { packageTable } from '../../../main/store/package.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';

const shipped = path.resolve(import.meta.dirname, '../../../services');
const today = '2026-11-23';
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-catalog-'));
  cpSync(path.join(shipped, 'elder-allowance'), path.join(dir, 'elder-allowance'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function catalog(isOpen = true, lines: string[] = []) {
  const packages = packageTable(kioskDatabase());
  return openCatalog({
    dir,
    packages,
    isOpen,
    log: operatingLog({ write: (line) => void lines.push(line) }),
  });
}

function broken(name: string): string {
  const folder = path.join(dir, name);
  mkdirSync(folder);
  return folder;
}

test('what ships is offered, with its titles', () => {
  expect(catalog().list(today)).toMatchObject([{ id: 'elder-allowance', title: { 'zh-CN': '高龄津贴' } }]);
  expect(catalog().refused()).toEqual([]);
});

test('what is broken is refused by name, place and reason, and the others are offered', () => {
  writeFileSync(path.join(broken('half'), 'service.json'), '{"id":');
  writeFileSync(path.join(broken('comma'), 'service.json'), '{\n  "id": "comma"\n  "version": "1"\n}');
  broken('nothing');
  cpSync(path.join(shipped, 'elder-allowance'), path.join(dir, 'copied'), { recursive: true });
  const { list, refused } = catalog();
  expect(list(today)).toHaveLength(1);
  expect(refused()).toMatchObject([
    { service: 'comma', problems: [{ file: 'service.json', at: '3:3', code: 'not-json' }] },
    { service: 'copied', problems: [{ file: 'service.json', at: 'id', code: 'folder-name' }] },
    { service: 'half', problems: [{ file: 'service.json', at: '1:7', code: 'not-json' }] },
    { service: 'nothing', problems: [{ file: 'service.json', code: 'file-missing' }] },
  ]);
});

test('the log names a refused service, the file, the place and the reason', () => {
  writeFileSync(path.join(broken('half'), 'service.json'), '{"id":');
  cpSync(path.join(shipped, 'elder-allowance'), path.join(dir, 'copied'), { recursive: true });
  const lines: string[] = [];
  catalog(true, lines);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { msg: 'service-refused', service: 'copied', file: 'service.json', at: 'id', code: 'folder-name' },
    { msg: 'service-refused', service: 'half', file: 'service.json', at: '1:7', code: 'not-json' },
  ]);
});

test('what is not valid yet is not offered', () => {
  expect(catalog().list('2020-01-01')).toEqual([]);
  expect(catalog().offered('elder-allowance', '2020-01-01')).toBeUndefined();
});

test('a kiosk that has nowhere to send anything offers nothing', () => {
  expect(catalog(false).list(today)).toEqual([]);
  expect(catalog(false).offered('elder-allowance', today)).toBeUndefined();
});

test('a folder holds its own files and no others, whatever links stand in it', () => {
  const folder = path.join(dir, 'elder-allowance');
  writeFileSync(path.join(dir, 'secret.json'), '{}');
  symlinkSync(path.join(dir, 'secret.json'), path.join(folder, 'text.xx.json'));
  symlinkSync(dir, path.join(folder, 'linked'));
  writeFileSync(path.join(folder, 'notes.txt'), 'not part of the service');
  const names = [...readServiceFolder(folder).keys()];
  expect(names).toContain('service.json');
  expect(names.filter((name) => /xx|linked|notes|secret/.test(name))).toEqual([]);
});

test('links that lead round in circles or over the whole disk are not followed', () => {
  const folder = path.join(dir, 'elder-allowance');
  const own = [...readServiceFolder(folder).keys()];
  for (const [name, target] of [
    ['a', '.'],
    ['b', '.'],
    ['x', '/'],
    ['pictures/a', '..'],
    ['pictures/b', '..'],
  ] as const) {
    symlinkSync(target, path.join(folder, name));
  }
  expect([...readServiceFolder(folder).keys()]).toEqual(own);

  const linked = broken('linked');
  symlinkSync(path.join(folder, 'pictures'), path.join(linked, 'pictures'));
  expect([...readServiceFolder(linked).keys()]).toEqual([]);
});

test('the digest says one thing whatever the order, and another when a byte changes', () => {
  const files = readServiceFolder(path.join(dir, 'elder-allowance'));
  const turned = new Map([...files].toReversed());
  expect(packageDigest(turned)).toBe(packageDigest(files));
  const changed = new Map(files).set('service.json', Buffer.from('{}'));
  expect(packageDigest(changed)).not.toBe(packageDigest(files));
  // A byte moved from one file's end to the next one's beginning is a change too.
  const split = packageDigest(
    new Map([
      ['a', Buffer.from('xy')],
      ['b', Buffer.from('z')],
    ]),
  );
  expect(
    packageDigest(
      new Map([
        ['a', Buffer.from('x')],
        ['b', Buffer.from('yz')],
      ]),
    ),
  ).not.toBe(split);
});
