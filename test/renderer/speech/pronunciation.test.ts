import openEspeak from '@echogarden/espeak-ng-emscripten';
import { beforeAll, describe, expect, it } from 'vitest';
import { respelled } from '../../../renderer/speech/pronunciation.ts';

/** How eSpeak NG itself reads a text, without the marks of stress. */
let read: (text: string) => string;

beforeAll(async () => {
  const { eSpeakNGWorker } = await openEspeak();
  const voice = await new eSpeakNGWorker();
  voice.set_voice('cmn');
  read = (text) => voice.synthesize_ipa(text).ipa.replaceAll(/[ˈˌ_\s]/g, '');
});

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
    expect(respelled('单桂兰', 'yue', ['单桂兰']).text).toBe('单桂兰');
  });
});

it('finds every occurrence, and the longest word first', () => {
  const { text, origin } = respelled('尉迟恭和尉迟恭', 'cmn', ['尉迟恭']);
  expect(text).toBe('玉迟恭和玉迟恭');
  expect(origin(text.length)).toBe(7);
});
