import openEspeak from '@echogarden/espeak-ng-emscripten';
import { beforeAll, describe, expect, it } from 'vitest';
import lists from '../../../locales/pronunciation.json';
import { respelled } from '../../../renderer/speech/pronunciation.ts';

/** How eSpeak NG itself reads a text, without the marks of stress. */
let read: (text: string, voice?: string) => string;

beforeAll(async () => {
  const { eSpeakNGWorker } = await openEspeak();
  const voice = await new eSpeakNGWorker();
  read = (text, name = 'cmn') => {
    voice.set_voice(name);
    return voice.synthesize_ipa(text).ipa.replaceAll(/[ˈˌ_\s]/g, '');
  };
});

/** Pairs that sound alike: in a list they would change nothing. */
const alike = (pairs: readonly (readonly [string, string])[], variety: string) =>
  pairs.filter(([written, spelt]) => read(written, variety) === read(spelt, variety));

it.each(Object.entries(lists))(
  'the list for %s has no word that is read well without it',
  (variety, list) => {
    expect(alike(Object.entries(list.words), variety)).toEqual([]);
  },
);

const said = (text: string, people: readonly string[] = []) => read(respelled(text, 'cmn', people).text);

describe('a word that the machine reads wrongly', () => {
  it('is handed to it as it sounds', () => {
    expect(read('还钱')).toContain('ai');
    expect(said('还钱')).toContain('ua');
    expect(said('您哪天还款？')).toContain('ua');
    // And 还 by itself stays what it was.
    expect(said('还有吗？')).toBe(read('还有吗？'));
  });

  it('marks its characters where they are written', () => {
    const { text, origin } = respelled('您还钱吗', 'cmn', []);
    expect(text).toBe('您环钱吗');
    expect([0, 1, 2, 3, 4].map(origin)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a surname', () => {
  it.each([
    ['单桂兰', 's.a'],
    ['解文', 'ɕiɛ'],
    ['区小明', 'ou'],
    ['仇大海', 'tɕhiou'],
    ['尉迟恭', 'jy'],
  ])('%s begins with %s', (name, sound) => {
    expect(said(`${name}住在哪里？`, [name]).startsWith(sound)).toBe(true);
    // Whoever is not known to be a person is read as a word.
    expect(said(`${name}住在哪里？`)).toBe(read(`${name}住在哪里？`));
  });

  it('is one in a name alone', () => {
    expect(said('请看单子，单桂兰。', ['单桂兰'])).toBe(read('请看单子，善桂兰。'));
    expect(respelled('解决', 'cmn', ['解文']).text).toBe('解决');
    expect(respelled('单', 'cmn', ['单']).text).toBe('单');
  });

  it('is left alone in a speech that has no list', () => {
    expect(respelled('单桂兰', 'x-wanzhou', ['单桂兰']).text).toBe('单桂兰');
  });
});

it('finds every occurrence, and the longest word first', () => {
  const { text, origin } = respelled('尉迟恭和尉迟恭', 'cmn', ['尉迟恭']);
  expect(text).toBe('玉迟恭和玉迟恭');
  expect(origin(text.length)).toBe(7);
});

/** What eSpeak NG calls the sounds of Cantonese: Jyutping with the last consonant after the tone, in letters of its own. */
const plain = (sounds: string) => sounds.replaceAll('ɡ', 'g').replaceAll('ɜ', '3').replaceAll('7', '1');

const inCantonese = (text: string, people: readonly string[] = []) =>
  plain(read(respelled(text, 'yue', people).text, 'yue'));

describe('Cantonese', () => {
  it.each([
    ['請再聽一遍', 'teng1'],
    ['请再听一遍', 'teng1'],
    ['您是哪一天出生的？', 'ceo1tsang1'],
    ['電話號碼', 'di6nwaa2'],
    ['是縣醫保局', 'jyu6n'],
    ['隨便按', 'ceoi4bi2n'],
    ['照着身份證寫', 'zoe3k'],
    ['照着證上寫的選', 'zing3soeng6'],
    ['看看户口本上写的地方', 'bu2nsoeng6'],
    ['上一頁', 'soeng6ja1tji6p'],
  ])('says %s with %s', (text, sound) => {
    expect(inCantonese(text)).toContain(sound);
    expect(plain(read(text, 'yue'))).not.toContain(sound);
  });

  it('needs no help with what it reads well by itself', () => {
    for (const [word, sound] of [
      ['還錢', 'waa4nci2n'],
      ['長者', 'oeng2'],
      ['銀行', 'hong4'],
      ['重新', 'cung4'],
      ['種類', 'zung2'],
      ['三號', 'hou6'],
    ] as const) {
      expect(inCantonese(word)).toContain(sound);
      expect(respelled(word, 'yue', []).text).toBe(word);
    }
  });

  it('lists no surname that is read well without it', () => {
    const names = Object.entries(lists.yue.surnames).map(
      ([written, spelt]) => [`${written}桂英`, `${spelt}桂英`] as const,
    );
    expect(alike(names, 'yue')).toEqual([]);
  });

  it.each([
    ['單桂蘭', 'si6n'],
    ['单桂兰', 'si6n'],
    ['解文', 'haai6'],
    ['仇大海', 'kau4'],
    ['曾小明', 'za'],
    ['易小明', 'ji6k'],
    ['查小明', 'zaa1'],
  ])('%s begins with %s', (name, sound) => {
    expect(inCantonese(`${name}住在哪裏？`, [name]).startsWith(sound)).toBe(true);
    expect(inCantonese(`${name}住在哪裏？`).startsWith(sound)).toBe(false);
  });
});
