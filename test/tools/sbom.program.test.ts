import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeSbom } from '../../tools/sbom.mjs';

// What is told of the parts of the program: which they are, and under which licences.

const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-sbom-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the bill of materials names what is shipped, with its digest, and nothing that only builds or tests it', () => {
  const file = path.join(dir, 'bangban.cdx.json');
  writeSbom(file, '45.1.0');
  const sbom = JSON.parse(readFileSync(file, 'utf8')) as {
    bomFormat: string;
    components: { name: string; version: string; hashes?: unknown[] }[];
    dependencies: { ref: string }[];
  };
  expect(sbom.bomFormat).toBe('CycloneDX');
  const names = sbom.components.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'electron',
      'better-sqlite3',
      'react',
      'jose',
      '@echogarden/espeak-ng-emscripten',
    ]),
  );
  for (const builder of ['vitest', 'playwright', 'electron-builder', 'vite', 'typescript'])
    expect(names).not.toContain(builder);
  expect(sbom.components.find(({ name }) => name === 'electron')?.version).toBe('45.1.0');
  expect(sbom.components.filter(({ name, hashes }) => name !== 'electron' && !hashes?.length)).toEqual([]);
  expect(readFileSync(file, 'utf8')).not.toContain('resolved');
});

test('npm run licences lists every package, and finds none that does not go with ours', () => {
  const listed = execFileSync(process.execPath, ['tools/licences.mjs'], { encoding: 'utf8' });
  expect(listed).toMatch(/^better-sqlite3 \S+: MIT$/m);
  expect(listed).toMatch(/^@echogarden\/espeak-ng-emscripten \S+: GPL-3\.0$/m);
});
