import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCopiedCode } from '../../../core/code/copied-code.ts';

const ten = { signs: 'digits', minLength: 10, maxLength: 10 } as const;
const mixed = { signs: 'letters-and-digits', minLength: 6, maxLength: 9 } as const;

test.each([
  ['2611 0300-45', ten, { ok: true, code: '2611030045' }],
  ['２６１１０３００４５', ten, { ok: true, code: '2611030045' }],
  ['yx—2611', mixed, { ok: true, code: 'YX2611' }],
  ['', ten, { ok: false, why: 'too-short', params: { missing: 10 } }],
  ['26110', ten, { ok: false, why: 'too-short', params: { missing: 5 } }],
  ['26110300451', ten, { ok: false, why: 'too-long', params: { over: 1 } }],
  ['YX26110300', ten, { ok: false, why: 'character', params: { part: 'Y' } }],
  ['云溪2611', mixed, { ok: false, why: 'character', params: { part: '云' } }],
  ['https://example.cn', mixed, { ok: false, why: 'character', params: { part: ':' } }],
] as const)('%s', (text, form, parsed) => {
  expect(parseCopiedCode(text, form)).toEqual(parsed);
});

test('what is taken is of its form, and is the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const parsed = parseCopiedCode(text, mixed);
      if (!parsed.ok) return;
      expect(parsed.code).toMatch(/^[0-9A-Z]{6,9}$/);
      expect(parseCopiedCode(parsed.code, mixed)).toEqual(parsed);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{6,9}$/), fc.nat(9), (code, at) => {
      expect(parseCopiedCode(`${code.slice(0, at)} ${code.slice(at)}`, mixed)).toEqual({ ok: true, code });
    }),
  );
});
