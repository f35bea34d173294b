import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhone, phoneGroups } from '../../../core/text/phone.ts';

describe('a number that fits', () => {
  it.each([
    ['13800138000', '13800138000', ['138', '0013', '8000']],
    ['138 0013 8000', '13800138000', ['138', '0013', '8000']],
    ['+86 138-0013-8000', '13800138000', ['138', '0013', '8000']],
    ['008613800138000', '13800138000', ['138', '0013', '8000']],
    ['8613800138000', '13800138000', ['138', '0013', '8000']],
    ['013800138000', '13800138000', ['138', '0013', '8000']],
    ['１９２００１３８０００', '19200138000', ['192', '0013', '8000']],
    ['16200138000', '16200138000', ['162', '0013', '8000']],
    ['010-88886666', '01088886666', ['010', '8888', '6666']],
    ['(0571) 8888 6666', '057188886666', ['0571', '8888', '6666']],
    ['0898 6888666', '08986888666', ['0898', '688', '8666']],
    ['0571-88886666-801', '057188886666-801', ['0571', '8888', '6666', '801']],
    ['057188886666转801', '057188886666-801', ['0571', '8888', '6666', '801']],
  ])('%s', (text, number, groups) => {
    expect(parsePhone(text)).toMatchObject({ ok: true, number, groups });
  });

  it('is the same again from its own canonical form', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(1[3-9][0-9]{9}|0[3-9][0-9]{2}[2-8][0-9]{6,7}|010[2-8][0-9]{7})$/),
        (text) => {
          const parsed = parsePhone(text);
          expect(parsed).toMatchObject({ ok: true, number: text });
          expect(phoneGroups(text).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('a number that does not fit', () => {
  it.each([
    ['', { code: 'too-short', missing: 11 }],
    ['1380013', { code: 'too-short', missing: 4 }],
    ['138001380001', { code: 'too-long' }],
    ['12800138000', { code: 'start' }],
    ['95588', { code: 'start' }],
    ['4001234567', { code: 'start' }],
    ['0', { code: 'too-short', missing: 10 }],
    ['0088886666', { code: 'start' }],
    ['010888866', { code: 'too-short', missing: 2 }],
    ['0571888866', { code: 'too-short', missing: 1 }],
    ['0571888866661', { code: 'too-long' }],
    ['057118886666', { code: 'start' }],
    ['88886666', { code: 'area-missing' }],
    ['6888666', { code: 'area-missing' }],
    // The 0 that is left out after a country code is not guessed at.
    ['+86 571 88886666', { code: 'start' }],
    ['13800l38000', { code: 'character', part: 'l' }],
  ])('%s', (text, problem) => {
    expect(parsePhone(text)).toEqual({ ok: false, ...problem });
  });

  it('shows as it is what is no number', () => {
    expect(phoneGroups('12345')).toEqual(['12345']);
  });

  it('never fails on whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof parsePhone(text).ok).toBe('boolean');
      }),
    );
  });
});
