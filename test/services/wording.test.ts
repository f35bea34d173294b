import { describe, expect, it } from 'vitest';
import { readShipped, shippedServices } from '../support/shipped-service.ts';

/** What a letter from an office says and a kind clerk does not. */
const officialese = /提交|确定|确认|办理|申请人|信息|填写|如需|予以|相关|进行|失败|系统|该项|贵|本人/;

/** espeak-ng has no words for a rolled r and reads 哪儿 as English letters. These have 儿 as a syllable of its own. */
const rolledR = /(?<![女幼孤])儿(?![女子孙童])/;

/** In characters: what fits a key of the hall's list, a row of the review, the key of a choice. */
const longest: readonly [part: RegExp, characters: number][] = [
  [/^title$/, 6],
  [/\.label$/, 9],
  [/\.choice\./, 8],
];

describe.each(shippedServices)('the words of %s', (id) => {
  const { texts, definition } = readShipped(id);
  const chinese = Object.entries(texts['zh-CN'] ?? {});
  const traditional = Object.entries(texts['zh-HK'] ?? {});
  const english = Object.entries(texts['en'] ?? {});

  it('are there', () => {
    expect(chinese.length).toBeGreaterThan(40);
  });

  it('have the same keys and name the same answers in each language', () => {
    expect(namedByKey(english)).toEqual(namedByKey(chinese));
    expect(namedByKey(traditional)).toEqual(namedByKey(chinese));
  });

  it('are those of a clerk at a table, not of a letter', () => {
    expect(chinese.filter(([, text]) => officialese.test(text))).toEqual([]);
  });

  it('say 您, except where the resident is the one who speaks', () => {
    expect(
      [...chinese, ...traditional].filter(([key, text]) => key !== 'declaration' && text.includes('你')),
    ).toEqual([]);
  });

  it('can be read aloud by every voice', () => {
    expect(chinese.filter(([, text]) => rolledR.test(text))).toEqual([]);
  });

  it('are short where there is little room', () => {
    const long = [...chinese, ...traditional].filter(([key, text]) =>
      longest.some(([part, characters]) => part.test(key) && text.length > characters),
    );
    expect(long).toEqual([]);
  });

  it('calm at every question and help with every answer', () => {
    const called = definition.steps
      .flatMap(({ questions }) => questions)
      .flatMap((question) => [
        `question.${question.id}.hint`,
        ...(question.type === 'note' ? [] : [`question.${question.id}.help`]),
      ]);
    expect(chinese.map(([key]) => key)).toEqual(expect.arrayContaining(called));
  });
});

type Texts = [key: string, text: string][];

/** Spoken variants are left out: each language has its own where it needs one. */
function namedByKey(texts: Texts): Record<string, string[]> {
  return Object.fromEntries(
    texts
      .filter(([key]) => !key.endsWith('_spoken'))
      .map(([key, text]) => [key, (text.match(/\{\{[^{}]*\}\}/g) ?? []).sort()]),
  );
}
