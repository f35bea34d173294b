import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionShape } from '../../../core/service/definition.ts';
import { checkAnswer } from '../../../core/session/check-answer.ts';
import { type Value, valueShape } from '../../../core/session/value.ts';
import { readJson } from '../../house/repository.ts';
import { uuid } from '../../support/scenario.ts';

const today = '2026-11-23';
const choices = [{ value: 'tea' }, { value: 'cards' }, { value: 'radio' }];

function check(question: object, answer: Value): unknown {
  const checked = checkAnswer(questionShape.parse({ id: 'asked', ...question }), answer, today, (choice) => {
    return choices.some(({ value }) => value === choice) && choice !== 'radio';
  });
  return 'code' in checked ? checked.code : checked.value;
}

const photo = (number: number) => ({ attachment: uuid(number), digest: 'sha256:x', bytes: 10 });

const taken: [question: object, answer: Value, kept?: Value][] = [
  [{ type: 'yes-no' }, false],
  [{ type: 'choice', choices }, 'tea'],
  [{ type: 'choices', choices }, ['cards', 'tea'], ['tea', 'cards']],
  [{ type: 'choices', choices, min: 0 }, []],
  [{ type: 'number' }, 0],
  [{ type: 'money', min: 5 }, 5],
  [{ type: 'text', maxLength: 3 }, ' 𠀀𠀀𠀀 ', '𠀀𠀀𠀀'],
  [{ type: 'text', recording: true }, '路灯'],
  [
    { type: 'text', recording: true },
    { recording: photo(1), seconds: 180 },
  ],
  // Of what was recognised no more is kept than might have been written.
  [
    { type: 'text', recording: true, maxLength: 3 },
    { recording: photo(1), seconds: 5, text: ' 𠀀𠀀\u0000𠀀𠀀 ' },
    { recording: photo(1), seconds: 5, text: '𠀀𠀀𠀀' },
  ],
  [
    { type: 'text', recording: true },
    { recording: photo(1), seconds: 5, text: ' \u200b ' },
    { recording: photo(1), seconds: 5 },
  ],
  [{ type: 'text' }, '\u202e<script>路\ud800灯\u0000', '<script>路灯'],
  [{ type: 'name' }, '王秀英'],
  [{ type: 'name' }, '\ufeff王\u200b秀英\u0007', '王秀英'],
  [{ type: 'name' }, '㐀𠀀𮯰'],
  [{ type: 'name' }, '阿依古丽•买买提', '阿依古丽·买买提'],
  [{ type: 'date' }, '2024-02-29'],
  [{ type: 'date', birthday: true }, today],
  [{ type: 'date', earliest: '2026-01-01', latest: '2026-12-31' }, '2026-12-31'],
  [{ type: 'date', approximate: true }, '1938'],
  [{ type: 'date', approximate: true }, '1938-05'],
  [{ type: 'date', approximate: true }, '1938-05-09'],
  // One of its days may still be right.
  [{ type: 'date', approximate: true, birthday: true }, '2026'],
  [{ type: 'date', approximate: true, birthday: true }, '2026-11'],
  [{ type: 'date', approximate: true, earliest: '2025-12-31', latest: '2026-01-01' }, '2025'],
  [{ type: 'date', approximate: true, earliest: '2025-12-31', latest: '2026-01-01' }, '2026-01'],
  [{ type: 'code', minLength: 10, maxLength: 10 }, ' 2611-0300 45', '2611030045'],
  [{ type: 'code', signs: 'letters-and-digits', minLength: 4, maxLength: 9 }, 'yx2611', 'YX2611'],
  [{ type: 'phone' }, '+86 138 0013 8000', '13800138000'],
  [{ type: 'phone' }, '0571-8888 6666', '057188886666'],
  [{ type: 'identity-number' }, '11010519491231002x', '11010519491231002X'],
  [{ type: 'identity-number' }, '810000195001010010'],
  [{ type: 'identity-number' }, '110101 19500101 0025', '110101195001010025'],
  [{ type: 'identity-number' }, 'USA110000000000'],
  [{ type: 'address' }, { code: '331102', levels: ['浙江省', '丽水市'], detail: '' }],
  [
    { type: 'address' },
    { code: '', levels: ['柳\u0000溪'], detail: '8\n号' },
    { code: '', levels: ['柳溪'], detail: '8 号' },
  ],
  [{ type: 'photo', max: 2 }, [photo(1), photo(2)]],
  [{ type: 'signature' }, { kind: 'signature', drawing: photo(1) }],
  [
    { type: 'signature' },
    { kind: 'mark', drawing: photo(1), witness: ' 李建国 ' },
    { kind: 'mark', drawing: photo(1), witness: '李建国' },
  ],
  // Whoever signs needs nobody who has seen it.
  [
    { type: 'signature' },
    { kind: 'signature', drawing: photo(1), witness: '李建国' },
    { kind: 'signature', drawing: photo(1) },
  ],
];

test.each(taken)('%o takes %o', (question, answer, kept = answer) => {
  expect(check(question, answer)).toEqual(kept);
  expect(check(question, kept)).toEqual(kept);
});

const refused: [question: object, answer: Value, code: string][] = [
  [{ type: 'yes-no' }, 'yes', 'answer-unfit'],
  [{ type: 'note' }, true, 'answer-unfit'],
  [{ type: 'choice', choices }, 'coffee', 'choice-unknown'],
  [{ type: 'choice', choices }, 'radio', 'choice-unknown'],
  [{ type: 'choices', choices }, [], 'choices-too-few'],
  [{ type: 'choices', choices, max: 1 }, ['tea', 'cards'], 'choices-too-many'],
  [{ type: 'choices', choices }, ['tea', 'coffee'], 'choice-unknown'],
  [{ type: 'number' }, -1, 'number-too-small'],
  [{ type: 'number', max: 5 }, 6, 'number-too-large'],
  [{ type: 'number' }, 1.5, 'answer-unfit'],
  [{ type: 'money' }, -1, 'money-too-small'],
  [{ type: 'money', max: 5 }, 6, 'money-too-large'],
  [{ type: 'text' }, ' \u200b\u0000', 'text-missing'],
  [{ type: 'text', maxLength: 2 }, '𠀀𠀀𠀀', 'text-too-long'],
  [{ type: 'name' }, ' ', 'name-missing'],
  [{ type: 'name' }, '王'.repeat(61), 'name-too-long'],
  [{ type: 'name' }, '王8', 'name-character'],
  [{ type: 'date' }, '2026-02-29', 'date-not-real'],
  [{ type: 'date', birthday: true }, '2026-11-24', 'date-in-future'],
  [{ type: 'date', birthday: true }, '1895-01-01', 'date-too-long-ago'],
  [{ type: 'date', earliest: '2026-01-01' }, '2025-12-31', 'date-too-early'],
  [{ type: 'date', latest: '2026-01-01' }, '2026-01-02', 'date-too-late'],
  [{ type: 'date' }, '1938', 'date-not-real'],
  [{ type: 'date' }, '1938-05', 'date-not-real'],
  [{ type: 'date', approximate: true }, '1938-13', 'date-not-real'],
  [{ type: 'date', approximate: true }, '1938-5', 'date-not-real'],
  [{ type: 'date', approximate: true }, '0000', 'date-not-real'],
  [{ type: 'date', approximate: true, birthday: true }, '2026-12', 'date-in-future'],
  [{ type: 'date', approximate: true, birthday: true }, '1895', 'date-too-long-ago'],
  [{ type: 'date', approximate: true, earliest: '2026-01-01' }, '2025', 'date-too-early'],
  [{ type: 'date', approximate: true, latest: '2026-01-31' }, '2026-02', 'date-too-late'],
  [{ type: 'code', minLength: 10, maxLength: 10 }, '', 'code-too-short'],
  [{ type: 'code', minLength: 10, maxLength: 10 }, '261103004', 'code-too-short'],
  [{ type: 'code', minLength: 4, maxLength: 6 }, '2611030', 'code-too-long'],
  [{ type: 'code', minLength: 4, maxLength: 6 }, 'YX26', 'code-character'],
  [{ type: 'code', minLength: 4, maxLength: 6 }, 2611, 'answer-unfit'],
  [{ type: 'phone' }, '1380013', 'phone-too-short'],
  [{ type: 'phone' }, '138001380001', 'phone-too-long'],
  [{ type: 'phone' }, '13800O38000', 'phone-character'],
  [{ type: 'phone' }, '12800138000', 'phone-start'],
  [{ type: 'phone' }, '88886666', 'phone-area-missing'],
  [{ type: 'identity-number' }, '1101051949', 'identity-too-short'],
  [{ type: 'identity-number' }, '11010519491231002X1', 'identity-too-long'],
  [{ type: 'identity-number' }, '1101051949A231002X', 'identity-character'],
  [{ type: 'identity-number' }, '110105184912310021', 'identity-year'],
  [{ type: 'identity-number' }, '110105194913310021', 'identity-month'],
  [{ type: 'identity-number' }, '110105194902300021', 'identity-day'],
  [{ type: 'identity-number' }, '110105202712310021', 'identity-future'],
  [{ type: 'identity-number' }, '110105194912310021', 'identity-check-digit'],
  [{ type: 'identity-number' }, '110105491231002', 'identity-old-15'],
  [{ type: 'address' }, { code: '', levels: [], detail: '' }, 'address-incomplete'],
  [{ type: 'address' }, { code: '', levels: ['\u200b'], detail: '' }, 'address-incomplete'],
  [{ type: 'text' }, { recording: photo(1), seconds: 5 }, 'answer-unfit'],
  [{ type: 'text', recording: true }, [photo(1)], 'recording-missing'],
  [{ type: 'text', recording: true }, '  ', 'text-missing'],
  [{ type: 'photo' }, [], 'photo-missing'],
  [{ type: 'photo' }, [photo(1), photo(2)], 'photo-too-many'],
  [{ type: 'signature' }, [photo(1)], 'signature-missing'],
  [{ type: 'signature' }, '王秀英', 'signature-missing'],
  [{ type: 'signature' }, { kind: 'mark', drawing: photo(1) }, 'signature-witness'],
  [{ type: 'signature' }, { kind: 'mark', drawing: photo(1), witness: ' ' }, 'signature-witness'],
  [{ type: 'signature' }, { kind: 'mark', drawing: photo(1), witness: '王8' }, 'name-character'],
];

test.each(refused)('%o refuses %o: %s', (question, answer, code) => {
  expect(check(question, answer)).toBe(code);
});

describe('the sentences', () => {
  const ofCalls = [
    'answer-missing',
    'answer-refused',
    'busy',
    'code-of-slip',
    'code-unknown',
    'not-complete',
    'not-received',
    'not-saved',
    'nothing-to-change',
    'number-unknown',
    'only-practice',
    'pin-wrong',
    'place-unknown',
    'record-gone',
    'rows-full',
    'service-unknown',
    'session-gone',
    'session-open',
    'slip-gone',
    'wait',
  ];

  test.each(['zh-CN', 'en'])(
    'in %s are there for each answer that is refused, and for no other',
    (language) => {
      const sentences = readJson(`locales/${language}/problem.json`) as Record<string, string>;
      const keys = Object.keys(sentences).filter((key) => !/_(spoken|unnamed)$/.test(key));
      const codes = new Set(refused.map(([, , code]) => code));
      expect(keys.toSorted()).toEqual([...codes, ...ofCalls].toSorted());
    },
  );

  test.each(['zh-CN', 'en'])('in %s name only what they are handed', (language) => {
    const sentences = readJson(`locales/${language}/problem.json`) as Record<string, string>;
    for (const [question, answer, code] of refused) {
      const asked = questionShape.parse({ id: 'asked', ...question });
      const checked = checkAnswer(
        asked,
        answer,
        today,
        (choice) => choice !== 'radio' && choice !== 'coffee',
      );
      const params = 'code' in checked ? Object.keys(checked.params) : [];
      for (const sentence of [sentences[code], sentences[`${code}_spoken`]]) {
        const holes = [...(sentence ?? '').matchAll(/\{\{(\w+)/g)].map(([, name]) => name);
        expect(params).toEqual(expect.arrayContaining(holes));
      }
    }
  });
});

test('any value is taken as its kind or refused with a code', () => {
  const types = taken.map(([question]) => questionShape.parse({ id: 'asked', ...question }));
  const anything = fc.oneof(
    fc.boolean(),
    fc.double(),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[0-9xX -]{0,20}$/),
    fc.array(fc.string(), { maxLength: 5 }),
    fc.record({ code: fc.string(), levels: fc.array(fc.string()), detail: fc.string() }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), anything, (question, answer) => {
      const checked = checkAnswer(question, answer, today, () => true);
      // Whatever is taken is something that the log can keep, and is taken again when the log is replayed.
      const again = 'value' in checked ? checkAnswer(question, checked.value, today, () => true) : checked;
      expect(again).toEqual(checked);
      expect('code' in checked || valueShape.safeParse(checked.value).success).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 60_000);
