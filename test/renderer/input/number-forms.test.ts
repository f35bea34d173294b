import { describe, expect, test } from 'vitest';
import { addressOf, emptyWay, wayOf } from '../../../renderer/input/address/address-way.ts';
import { identityGroupStates } from '../../../renderer/input/identity-number/identity-groups.ts';
import { fenOf, typeYuan, yuanOf } from '../../../renderer/input/money/yuan.ts';
import { typingOf } from '../../../renderer/input/keyboard/typing.ts';
import { phonePlaces } from '../../../renderer/input/phone/phone-places.ts';

const type = (keys: string, max = 99_999_999) =>
  Array.from(keys).reduce((typed, key) => typeYuan(typed, key, max), '');

const states = (number: string) => identityGroupStates(number, '2026-11-23');

const level = (code: string, name: string) => ({ code, name });

describe('money', () => {
  test('is typed in 元, with at most two decimals', () => {
    expect(type('0380')).toBe('380');
    expect(type('380.505')).toBe('380.50');
    expect(type('.5')).toBe('0.5');
    expect(type('3.8.1')).toBe('3.81');
    expect(type('12345', 99_999)).toBe('123');
  });

  test('is whole 分', () => {
    expect(fenOf('')).toBeUndefined();
    expect(fenOf('380')).toBe(38_000);
    expect(fenOf('380.')).toBe(38_000);
    expect(fenOf('0.1')).toBe(10);
    expect(fenOf('19.99')).toBe(1999);
  });

  test('comes back as it would have been typed', () => {
    for (const fen of [0, 5, 10, 1999, 38_000, 38_050]) expect(fenOf(yuanOf(fen))).toBe(fen);
    expect(yuanOf(38_050)).toBe('380.5');
    expect(yuanOf(5)).toBe('0.05');
  });
});

test('places of a telephone number', () => {
  expect(phonePlaces('138')).toEqual([3, 4, 4]);
  expect(phonePlaces('010')).toEqual([3, 4, 4]);
  expect(phonePlaces('0571')).toEqual([4, 4, 4]);
});

describe('an identity number while it grows', () => {
  test('a group is right as soon as it is complete and possible', () => {
    expect(states('11010')).toEqual({});
    expect(states('110105')).toEqual({ area: 'right' });
    expect(states('1101051949')).toEqual({ area: 'right', year: 'right' });
    expect(states('11010519491231')).toEqual({ area: 'right', year: 'right', day: 'right' });
    expect(states('11010519491231002X')).toEqual({
      area: 'right',
      year: 'right',
      day: 'right',
      order: 'right',
    });
  });

  test('what cannot be is pointed at, at once', () => {
    expect(states('1101051799').year).toBe('look');
    expect(states('1101052027').year).toBe('look');
    expect(states('110105194913').day).toBe('look');
    expect(states('11010519490230').day).toBe('look');
  });

  test('a wrong check digit points at nothing', () => {
    expect(states('110105194912310021')).toEqual({ area: 'right', year: 'right', day: 'right' });
  });
});

describe('an address', () => {
  const chosen = { ...emptyWay, chosen: true, levels: [level('11', '北京市'), level('110105', '朝阳区')] };

  test('needs a number or the word that there is none', () => {
    expect(addressOf(chosen)).toBeUndefined();
    expect(addressOf({ ...chosen, noNumber: true })).toEqual({
      code: '110105',
      levels: ['北京市', '朝阳区'],
      detail: '',
    });
    expect(addressOf({ ...chosen, own: typingOf('8号') })?.detail).toBe('8号');
    expect(addressOf({ ...chosen, own: { ...typingOf('8号'), letters: 'lou' } })).toBeUndefined();
  });

  test('in own words alone has them for its place, in pieces that a level holds', () => {
    const own = typingOf('东'.repeat(70));
    expect(addressOf({ ...emptyWay, chosen: true, own })).toEqual({
      code: '',
      levels: ['东'.repeat(60), '东'.repeat(10)],
      detail: '',
    });
  });

  test('that is kept comes back the same', () => {
    for (const address of [
      { code: '110105', levels: ['北京市', '朝阳区'], detail: '8号' },
      { code: '110105', levels: ['北京市', '朝阳区'], detail: '' },
      { code: '', levels: ['桥头老槐树下'], detail: '' },
    ]) {
      expect(addressOf(wayOf(address))).toEqual(address);
    }
    expect(wayOf(undefined)).toEqual(emptyWay);
  });
});
