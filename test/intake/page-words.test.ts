import { expect, test } from 'vitest';
import { pageWords } from '../../intake/page-words.ts';

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['*', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-HK', 'zh-HK'],
  ['zh-TW,zh;q=0.9', 'zh-HK'],
  ['zh-Hant-MO', 'zh-HK'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr-FR', 'zh-CN'],
])('a browser that asks for %s is answered in %s', (asked, language) => {
  expect(pageWords(asked)).toMatchObject({ language });
});
