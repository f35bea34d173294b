import { expect, test } from 'vitest';
import { files, readJson } from './repository.ts';

/** Everything that is said in traditional characters: the program's texts and those of the services. */
const texts = files
  .filter((file) => /^locales\/zh-HK\/|^services\/.+\/text\.zh-HK\.json$/.test(file))
  .flatMap((file) => leaves(readJson(file)).map((text) => ({ file, text })));

/** Big5 was made in Taiwan for what is printed there: hardly a simplified character is in it. Hong Kong
 * writes 着 where Taiwan writes 著. */
const traditional = charactersOfBig5().add('着');

/**
 * In Big5 too, as old characters of their own; in what a clerk says always the simplified form of another one: 後 裏 與
 * 於 雲 復 幾 徵 鬥 …
 */
const mistaken = /[后里于云余征卷胜筑郁范丰伙术咸凶几谷丑干夸舍斗系松与]|[一兩]只/gu;

test('there are texts in traditional characters', () => {
  expect(texts.length).toBeGreaterThan(500);
});

test('no character in them is a simplified one', () => {
  const found = texts.flatMap(({ file, text }) =>
    Array.from(text)
      .filter((char) => /\p{Script=Han}/u.test(char) && !traditional.has(char))
      .map((char) => `${file}: ${char} in "${text}"`),
  );
  expect(found).toEqual([]);
});

test('none stands for the character that its simplified form was made from', () => {
  const found = texts.flatMap(({ file, text }) =>
    (text.match(mistaken) ?? []).map((char) => `${file}: ${char} in "${text}"`),
  );
  expect(found).toEqual([]);
});

function leaves(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves);
}

function charactersOfBig5(): Set<string> {
  const decoder = new TextDecoder('big5');
  const found = new Set<string>();
  // The rows of the standard itself; those of Hong Kong's supplement hold simplified characters too.
  for (let lead = 0xa4; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail < 0x7f || trail > 0xa0) found.add(decoder.decode(Uint8Array.of(lead, trail)));
    }
  }
  return found;
}
