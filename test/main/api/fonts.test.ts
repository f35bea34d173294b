import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startTestMachine } from '../../support/test-machine.ts';

test('a font that the program brings is served, and nothing from beside it', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fonts-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const fonts = path.join(dir, 'fonts');
  writeFileSync(path.join(dir, 'beside.ttf'), 'other');
  mkdirSync(fonts);
  writeFileSync(path.join(fonts, 'Rare.ttf'), 'font');
  const machine = await startTestMachine({ ports: { fontsDir: fonts } });
  onTestFinished(() => machine.close());

  const get = (file: string) => machine.fetch(new Request(`http://kiosk/font/${file}`), { screen: 'kiosk' });
  const font = await get('Rare.ttf');
  expect(font.headers.get('content-type')).toBe('font/ttf');
  expect(await font.text()).toBe('font');
  expect((await get('..%2Fbeside.ttf')).status).toBe(404);
  expect((await get('Other.ttf')).status).toBe(404);
});

test('where it brings none, there are none', async () => {
  const machine = await startTestMachine();
  onTestFinished(() => machine.close());
  const none = await machine.fetch(new Request('http://kiosk/font/HanaMinA.ttf'), { screen: 'kiosk' });
  expect(none.status).toBe(404);
});
