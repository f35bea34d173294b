import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, distance } from '../../support/colour.ts';

// C-01 to C-07: the colours as they stand in the sheet that ships, in pairs that meet on a screen.

const sheet = readFileSync('renderer/style/theme.css', 'utf8');

/** The custom properties of one rule, with `var()` resolved. What a theme leaves out it has from the warm one. */
function tokensOf(selector: string): Record<string, string> {
  const from = sheet.indexOf(`${selector} {`);
  const rule = sheet.slice(from, sheet.indexOf('\n}', from));
  return Object.fromEntries(
    [...rule.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const warm = tokensOf(':root');
const themes = {
  warm,
  'black-on-white': { ...warm, ...tokensOf(":root[data-theme='black-on-white']") },
  'white-on-black': { ...warm, ...tokensOf(":root[data-theme='white-on-black']") },
};

const texts = [
  ['ink', 'ground'],
  ['ink', 'paper'],
  ['ink', 'key'],
  ['ink', 'chosen'],
  ['ink', 'amber-soft'],
  ['go-ink', 'go'],
  ['on-amber', 'amber'],
] as const;

const edges = [
  ['edge', 'ground'],
  ['edge', 'paper'],
  ['chosen-edge', 'paper'],
  ['chosen-edge', 'chosen'],
  ['amber-edge', 'paper'],
  ['amber-edge', 'amber-soft'],
  ['go', 'ground'],
  ['stop', 'key'],
  ['stop-ink', 'stop'],
  ['focus', 'ground'],
  ['focus', 'paper'],
  ['focus', 'focus-halo'],
] as const;

const fills = ['white', 'tint', 'amber', 'skin', 'grey'] as const;

for (const [name, tokens] of Object.entries(themes)) {
  const of = (one: string, other: string) => contrast(tokens[one] ?? '', tokens[other] ?? '');
  const least = name === 'warm' ? 10 : 15;

  test(`${name}: text is at least ${least}:1 on everything it stands on`, () => {
    for (const [text, ground] of texts)
      expect(of(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
  });

  test(`${name}: edges, signs and the focus are at least 3:1 against what they lie on`, () => {
    for (const [edge, ground] of edges)
      expect(of(edge, ground), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  test(`${name}: the line of a picture is seen on each of its fills, and on what the picture stands on`, () => {
    // White hair on the black theme is grey, and its line is seen by the black around it.
    const seen = name === 'white-on-black' ? fills.filter((fill) => fill !== 'grey') : fills;
    for (const fill of seen)
      expect(of('picture-line', `picture-${fill}`), `line on ${fill}`).toBeGreaterThanOrEqual(
        name === 'white-on-black' ? 3 : 10,
      );
    for (const ground of ['key', 'chosen', 'paper'])
      expect(of('picture-line', ground), `line on ${ground}`).toBeGreaterThanOrEqual(10);
  });
}

test('go on, look here and stop are different colours to eyes that do not see red or green', () => {
  for (const eye of ['protan', 'deutan'] as const)
    for (const [one, other] of [
      ['go', 'amber'],
      ['go', 'stop'],
      ['amber', 'stop'],
    ] as const)
      expect(
        distance(warm[one] ?? '', warm[other] ?? '', eye),
        `${one} and ${other}, ${eye}`,
      ).toBeGreaterThan(20);
});

test('each theme is complete in itself, so that no warm colour is left standing in another', () => {
  const shared = ['lit', 'lit-ink', 'stop-ink', 'picture-stripe'];
  for (const name of ['black-on-white', 'white-on-black'] as const) {
    const own = Object.keys(tokensOf(`:root[data-theme='${name}']`));
    const missing = Object.keys(warm).filter((token) => !own.includes(token) && !shared.includes(token));
    expect({ [name]: missing }).toEqual({ [name]: [] });
  }
});
