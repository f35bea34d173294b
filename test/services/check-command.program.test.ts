import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'services-'));
  cpSync(path.join(root, 'services/elder-allowance'), path.join(folder, 'elder-allowance'), {
    recursive: true,
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run services -- check', () => {
  it('is content with what the kiosk takes', async () => {
    expect(await check(folder)).toEqual({ code: 0, said: '✓ elder-allowance\n' });
  });

  it('says in words what is wrong and where, and goes by one service alone if asked', async () => {
    change('service.json', 'age >= 70', 'aeg >= 70');
    const { code, said } = await check(path.join(folder, 'elder-allowance'), '--language', 'en');
    expect(code).toBe(1);
    expect(said.split('\n').slice(0, 3)).toEqual([
      '✗ elder-allowance',
      '  File service.json, place eligibility[0].eligible',
      expect.stringContaining('“aeg”'),
    ]);
  });

  it('is content with what might be better, and says so', async () => {
    change('text.en.json', '"question.phone.help":', '"question.phone.hint_spoken":');
    const { code, said } = await check(folder, '--language', 'en');
    expect(code).toBe(0);
    expect(said.split('\n').slice(0, 3)).toEqual([
      '✓ elder-allowance',
      '  File text.en.json, place question.phone.help',
      expect.stringContaining('Help'),
    ]);
  });

  it('speaks Chinese to whoever does not ask for another language', async () => {
    change('text.zh-CN.json', '"title": "高龄津贴",', '');
    expect((await check(folder)).said).toContain('文件 text.zh-CN.json，位置 title');
  });

  it('finds a folder that is not called what it holds', async () => {
    change('service.json', '"id": "elder-allowance"', '"id": "allowance"');
    expect((await check(folder)).code).toBe(1);
  });

  it('says how it is called when it was called otherwise', async () => {
    expect((await check(path.join(folder, 'nowhere'))).code).toBe(2);
  });
});

function change(file: string, from: string, to: string): void {
  const changed = path.join(folder, 'elder-allowance', file);
  writeFileSync(changed, readFileSync(changed, 'utf8').replace(from, to));
}

async function check(...args: string[]): Promise<{ code: number; said: string }> {
  const command = [path.join(root, 'tools/services.mjs'), 'check', ...args];
  const env = { ...process.env, LANG: 'zh_CN.UTF-8' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { env }, (_error, said) => {
      resolve({ code: child.exitCode ?? -1, said });
    });
  });
}
