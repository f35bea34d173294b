import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { panelFor, panelSizes } from '../../../renderer/style/look.ts';
import { capRatio } from '../../support/font.ts';
import { CAP_RATIO, capDegrees } from '../../support/millimetre.ts';

const sheet = readFileSync('renderer/style/size.css', 'utf8');

test.each(['sc', 'hk'])(
  'capitals of the font that ships are as high as all sizes take them to be: %s',
  (font) => {
    const file = `node_modules/@fontsource-variable/noto-sans-${font}/files/noto-sans-${font}-latin-wght-normal.woff2`;
    expect(capRatio(file)).toBeCloseTo(CAP_RATIO, 2);
  },
);

test('the least size of type is 0.7 degrees of cap height at 600 mm', () => {
  const least = Number(/--em-least: ([\d.]+);/.exec(sheet)?.[1]);
  expect(capDegrees(least)).toBeGreaterThanOrEqual(0.7);
});

test('the sheet and the program agree on the millimetre of every panel', () => {
  for (const [panel, { pxPerMm }] of Object.entries(panelSizes)) {
    const rule = panel === '21' ? ':root {' : `:root[data-panel='${panel}'] {`;
    const from = sheet.indexOf(rule);
    const mm = /--mm: ([\d.]+)px;/.exec(sheet.slice(from))?.[1];
    expect({ [panel]: Number(mm) }).toEqual({ [panel]: pxPerMm });
  }
});

test('a window of no known panel is a known one seen from further away', () => {
  expect(panelFor(1920, 1080)).toEqual({ panel: '21', pxPerMm: 4.034 });
  expect(panelFor(1080, 1920)).toEqual({ panel: 'p32', pxPerMm: 2.711 });
  expect(panelFor(1024, 768)).toEqual({ panel: '12', pxPerMm: 4.199 });
  expect(panelFor(960, 540)).toEqual({ panel: '21', pxPerMm: 4.034 / 2 });
  expect(panelFor(1366, 768).panel).toBe('21');
  expect(panelFor(1280, 1024).panel).toBe('12');
});
