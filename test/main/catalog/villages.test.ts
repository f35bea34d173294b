import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { villagesIn } from '../../../main/catalog/villages.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-villages-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function villages(text: string | Buffer) {
  const packed = gzipSync(text);
  const file = path.join(dir, 'villages.txt.gz');
  writeFileSync(file, packed);
  return villagesIn(file, [['33', packed.length]]);
}

test('a township and its villages are named', () => {
  const { children, path: pathTo } = villages('=331190\n190 柳溪镇\n 001 柳溪社区\n');
  expect(children('331190')).toEqual([{ code: '331190190', name: '柳溪镇' }]);
  expect(pathTo('331190190001').map(({ name }) => name)).toEqual(['柳溪镇', '柳溪社区']);
});

test('a file that was made to fill the memory names nothing, and the address is told in own words', () => {
  const bomb = villages(Buffer.alloc(2 ** 28, '='));
  const before = process.memoryUsage.rss();
  expect(bomb.children('331190')).toEqual([]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
});

test('codes that nobody has are forgotten again, however many are asked for', () => {
  const { children, path: pathTo } = villages('=331190\n190 柳溪镇\n 001 柳溪社区\n');
  const before = process.memoryUsage().heapUsed;
  for (let code = 400_000; code < 800_000; code += 1) children(`${code}`);
  for (let code = 330_000; code < 331_000; code += 1) pathTo(`${code}001001`);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  expect(children('331190')).toEqual([{ code: '331190190', name: '柳溪镇' }]);
});
