import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type Panel,
  panelFor,
  panels,
  panelSizes,
  type TextSize,
  textSizes,
} from '../../../renderer/style/look.ts';
import { capRatio } from '../../support/font.ts';
import { CAP_RATIO, capDegrees, VIEW_MM } from '../../support/millimetre.ts';

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

const look = readFileSync('docs/look.md', 'utf8');
/** Where some stand who keep further away: what is tried besides the distance that is declared. */
const FURTHER_MM = 700;

test('the distance that is declared is the one that is counted with, and so are the sentences that come of it', () => {
  const [, declared] = /cap angle at (\d+) mm/.exec(look) ?? [];
  expect(Number(declared)).toBe(VIEW_MM);
  for (const panel of panels) {
    const [, em, angle] =
      new RegExp(`^\\| \`${panel}\` .*\\| ([\\d.]+) mm \\(([\\d.]+)°\\) +\\|$`, 'm').exec(look) ?? [];
    const { question } = emsOf(panel, 2);
    expect({ panel, em: Number(em) }).toEqual({ panel, em: Number(question.toFixed(1)) });
    expect({ panel, angle: Number(angle) }).toEqual({
      panel,
      angle: Number(capDegrees(question).toFixed(2)),
    });
  }
});

test('which words are 0.7 degrees at 700 mm too', () => {
  expect(sizesSeenFurther('question')).toEqual({
    '21': [1, 2, 3, 4],
    '32': [1, 2, 3, 4],
    p32: [1, 2, 3, 4],
    '12': [2, 3, 4],
  });
  expect(sizesSeenFurther('question', 'word', 'least', 'key')).toEqual({
    '21': [4],
    '32': [1, 2, 3, 4],
    p32: [2, 3, 4],
    '12': [],
  });
});

/** By panel, the sizes of text at which these are all 0.7 degrees. */
function sizesSeenFurther(...which: (keyof ReturnType<typeof emsOf>)[]): Record<string, TextSize[]> {
  const isSeen = (panel: Panel, size: TextSize) =>
    which.every((one) => capDegrees(emsOf(panel, size)[one], FURTHER_MM) >= 0.7);
  return Object.fromEntries(panels.map((panel) => [panel, textSizes.filter((size) => isSeen(panel, size))]));
}

/** The ems of a panel at a size of text in millimetres, in Chinese: of sentences, and of the smallest words on a sheet and on keys. */
function emsOf(panel: Panel, size: TextSize) {
  const tokens = Object.assign(
    {},
    ...[
      ':root',
      `:root[data-size='${size}']`,
      `:root[data-panel='${panel}']`,
      `:root[data-panel='${panel}'][data-size='${size}']`,
    ].map((selector) => {
      const from = sheet.indexOf(`\n${selector} {`);
      const rule = from < 0 ? '' : sheet.slice(from, sheet.indexOf('\n}', from));
      return Object.fromEntries(
        [...rule.matchAll(/--([a-z-]+): ([\d.]+);/g)].map(([, name, value]) => [name, Number(value)]),
      );
    }),
  ) as Record<'k' | 't' | 'tc' | 'em-question' | 'em-word' | 'em-least', number>;
  const em = (of: 'em-question' | 'em-word' | 'em-least', grown: number) =>
    Math.max(tokens['em-least'], tokens[of] * tokens.k * grown);
  return {
    question: em('em-question', tokens.t),
    word: em('em-word', tokens.t),
    least: em('em-least', tokens.t),
    key: em('em-least', tokens.tc),
  };
}

test('a window of no known panel is a known one seen from further away', () => {
  expect(panelFor(1920, 1080)).toEqual({ panel: '21', pxPerMm: 4.034 });
  expect(panelFor(1080, 1920)).toEqual({ panel: 'p32', pxPerMm: 2.711 });
  expect(panelFor(1024, 768)).toEqual({ panel: '12', pxPerMm: 4.199 });
  expect(panelFor(960, 540)).toEqual({ panel: '21', pxPerMm: 4.034 / 2 });
  expect(panelFor(1366, 768).panel).toBe('21');
  expect(panelFor(1280, 1024).panel).toBe('12');
});
