import { languageOf } from '../../text/language.ts';

/** What is being written decides which signs are at hand: none where something is only to be found by its name. */
export type WritingKind = 'name' | 'text' | 'address' | 'find';
/** Which keys are up: letters for pinyin, letters for themselves, the five strokes, figures and signs; or a field to write on. */
export type KeyboardPage = KeyPage | 'ink';
export type KeyPage = 'pinyin' | 'latin' | 'strokes' | 'signs';

/** A key: a letter of the page, a sign that is written as it stands, or what it does. */
export type KeyboardKey =
  | { kind: 'letter'; letter: string }
  | { kind: 'sign'; sign: string }
  | { kind: 'space' }
  | { kind: 'erase' }
  | { kind: 'page'; page: KeyPage };

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].map((row) => Array.from(row));

/** The sign that is wanted most while writing pinyin. */
const atHand: Readonly<Record<Exclude<WritingKind, 'find'>, string>> = {
  name: '·',
  text: '，',
  address: '号',
};

type Signs = Readonly<Record<Exclude<WritingKind, 'find'>, readonly [string, string]>>;

const chineseSigns: Signs = {
  name: ["-'.", ''],
  text: ['，。？！、：年月日', '元点次天号层（）'],
  address: ['号弄巷路街栋幢座室', '村组队层楼东西-'],
};

/** With letters that are written as they are come the stops that belong to them. House numbers are on the doors as 号. */
const latinSigns: Signs = {
  name: chineseSigns.name,
  text: [`.,?!'":;-`, '()/&@#%¥'],
  address: [`,.'-/#()&`, '号弄栋幢室层村组'],
};

const letter = (one: string): KeyboardKey => ({ kind: 'letter', letter: one });
const sign = (one: string): KeyboardKey => ({ kind: 'sign', sign: one });

/** Three rows of at most ten keys: what fits on the smallest glass at 16 mm each. */
export function keyboardRows(page: KeyPage, kind: WritingKind, language: string): KeyboardKey[][] {
  const [top = [], middle = [], bottom = []] = rows;
  if (kind === 'find') {
    return [top.map(letter), [...middle.map(letter), { kind: 'erase' }], bottom.map(letter)];
  }
  if (page === 'signs') {
    const [first, second] = (languageOf(language).letters === 'latin' ? latinSigns : chineseSigns)[kind];
    return [
      Array.from('1234567890', sign),
      [...Array.from(first, sign), { kind: 'erase' }],
      [{ kind: 'page', page: 'pinyin' }, ...Array.from(second, sign), { kind: 'page', page: 'latin' }],
    ];
  }
  if (page === 'strokes') {
    return [
      ['一', '丨', '丿'].map(letter),
      ['丶', '乙', '？'].map(letter),
      [{ kind: 'page', page: 'signs' }, { kind: 'erase' }],
    ];
  }
  return [
    top.map(letter),
    [...middle.map(letter), { kind: 'erase' }],
    [
      { kind: 'page', page: page === 'pinyin' ? 'latin' : 'pinyin' },
      ...bottom.map(letter),
      page === 'pinyin' ? sign(atHand[kind]) : { kind: 'space' },
      { kind: 'page', page: 'signs' },
    ],
  ];
}

/** Names in Latin letters stand on cards in capitals; a sentence begins with one. */
export function latinCase(letterTyped: string, before: string, kind: WritingKind, language: string): string {
  if (kind === 'name' || languageOf(language).letters !== 'latin') return letterTyped.toUpperCase();
  return /(^|[.!?。]\s*)$/.test(before) ? letterTyped.toUpperCase() : letterTyped;
}

/** Signs that no voice says: each has a text of its own, `input:sign.<name>`, whose spoken form is what people call it. */
export const signNames: Readonly<Record<string, string>> = {
  '，': 'comma-wide',
  '。': 'stop-wide',
  '？': 'question-wide',
  '！': 'exclamation-wide',
  '、': 'pause',
  '：': 'colon-wide',
  '（': 'open-wide',
  '）': 'close-wide',
  '·': 'dot',
  '-': 'dash',
  "'": 'apostrophe',
  '.': 'point',
  ',': 'comma',
  '?': 'question',
  '!': 'exclamation',
  '"': 'quote',
  ':': 'colon',
  ';': 'semicolon',
  '(': 'open',
  ')': 'close',
  '/': 'slash',
  '&': 'and',
  '@': 'at',
  '#': 'hash',
  '%': 'percent',
  '¥': 'yuan',
};
