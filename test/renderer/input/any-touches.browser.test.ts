import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Question, questionShape } from '../../../core/service/definition.ts';
import { checkAnswer } from '../../../core/session/check-answer.ts';
import { valueShape } from '../../../core/session/value.ts';
import type { QuestionView } from '../../../core/session/view.ts';
import type { Draft } from '../../../renderer/input/input-props.ts';
import inputTexts from '../../../locales/zh-CN/input.json' with { type: 'json' };
import problemTexts from '../../../locales/zh-CN/problem.json' with { type: 'json' };
import { inTurn } from '../../support/in-turn.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';

// Whatever is touched or pasted in whatever order, Next sends a value of the kind that was asked, or says what is missing;
// and what the machine then refuses it refuses with a sentence.

const choices = ['alone', 'spouse', 'family', 'care_home'].map((value) => ({ value }));
const crops = ['rice', 'wheat', 'maize', 'soy', 'cabbage', 'radish', 'chilli', 'ginger', 'tea', 'orange'];

interface Asked {
  view: Pick<QuestionView, 'type'> & Partial<QuestionView>;
  question: Question;
  service: string;
}

/** @param told what the screen is told beside the limits */
function asked(
  definition: object,
  limits: QuestionView['limits'] = {},
  { service = 'elder-allowance', ...told }: { service?: string; recordingSeconds?: number } = {},
): Asked {
  const question = questionShape.parse({ ...definition, ...limits });
  const view = {
    type: question.type,
    path: { question: question.id },
    limits: { ...limits, ...told },
    instead: question.instead,
    ...('choices' in question && { choices: question.choices.map(({ value }) => ({ value })) }),
  };
  return { view, question, service };
}

const everyInput: [name: string, asked: Asked][] = [
  ['yes-no', asked({ id: 'local', type: 'yes-no' })],
  ['choice', asked({ id: 'living', type: 'choice', choices, instead: ['not-known', 'later'] })],
  [
    'choices',
    asked(
      { id: 'crops', type: 'choices', choices: crops.map((value) => ({ value })) },
      { none: true, min: 2, max: 4 },
      { service: 'crops' },
    ),
  ],
  ['number', asked({ id: 'phone', type: 'number' }, { min: 1, max: 30 })],
  ['money', asked({ id: 'phone', type: 'money' }, { min: 100, max: 99_999 })],
  ['text', asked({ id: 'name', type: 'text' }, { maxLength: 20 })],
  [
    'text that may be said',
    asked(
      { id: 'words', type: 'text', recording: true },
      { maxLength: 500 },
      { service: 'request-to-the-hall', recordingSeconds: 180 },
    ),
  ],
  ['name', asked({ id: 'name', type: 'name' })],
  ['date', asked({ id: 'phone', type: 'date' }, { birthday: true, approximate: true })],
  ['phone', asked({ id: 'phone', type: 'phone' })],
  ['identity number', asked({ id: 'identity', type: 'identity-number' })],
  [
    'code',
    asked({ id: 'phone', type: 'code' }, { signs: 'letters-and-digits', minLength: 6, maxLength: 20 }),
  ],
  ['address', asked({ id: 'address', type: 'address' })],
  ['photo', asked({ id: 'account_photo', type: 'photo' }, { max: 2 })],
  ['document', asked({ id: 'account_photo', type: 'photo' }, { max: 3, document: true })],
  ['signature', asked({ id: 'account_photo', type: 'signature' })],
  ['note', asked({ id: 'fraud', type: 'note' })],
];

const hostile = [
  '字'.repeat(10_000),
  '<script>document.title = "taken"</script>',
  '<img src=x onerror=alert(1)>{{name}}$t(foot.next)',
  '\u202e\u2066王\u200b秀\ud800英\udc00\u0000\u0007',
  "'; DROP TABLE session; --",
  '😀👨‍👩‍👧𠀀𮯰é́́́',
  '１２３４５６７８９０１２３４５６７Ｘ',
  '-1e309 NaN Infinity 0x1F',
];

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

/** A touch is one of the keys that stand in the sheet then, or what somebody pastes. */
const touches = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ key: fc.nat(10_000) }) },
    {
      weight: 2,
      arbitrary: fc.record({ typed: fc.constantFrom(...'azwq019X.Backspace'.match(/Backspace|./gu)!) }),
    },
    { weight: 1, arbitrary: fc.record({ pasted: fc.constantFrom(...hostile) }) },
  ),
  { minLength: 30, maxLength: 60 },
);

/** Each is another sixty touches. */
const seeds = [78, 79, 80];

test.each(everyInput)(
  'any touches of %s end in a valid state',
  { timeout: 240_000 },
  async (_, { view, question, service }) => {
    const holds = fc.asyncProperty(touches, async (all) => {
      const page = await inputs.open(view, { service });
      const drafts = await page.evaluate(touchEach, all);
      const overflow = await page.evaluate(() => {
        const sheet = document.querySelector('.frame-sheet');
        return sheet ? sheet.scrollHeight - sheet.clientHeight : Infinity;
      });
      expect(drafts.flatMap((draft) => amissWith(draft, question))).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(1);
      expect(await page.title()).not.toBe('taken');
      expect(inputs.errors.splice(0)).toEqual([]);
      await page.close();
    });
    for (const seed of inTurn(seeds)) await fc.assert(holds, { numRuns: 1, seed, endOnFailure: true });
  },
);

/** What Next would send may be refused by a rule, and then by a sentence; it is never another kind of thing. */
function amissWith(draft: Draft, question: Question): string[] {
  if (!draft.ready) {
    const known = draft.missing.ns === 'input' && textOf(inputTexts, draft.missing.key) !== undefined;
    return known ? [] : [`nothing says what is missing: ${JSON.stringify(draft)}`];
  }
  // Next goes on from what is only told, and sends nothing.
  if (question.type === 'note') return [];
  const value = valueShape.safeParse(draft.value);
  if (!value.success) return [`no value: ${JSON.stringify(draft.value)}`];
  const checked = checkAnswer(question, value.data, '2026-11-23', () => true);
  if (!('code' in checked)) return [];
  const isSaid = checked.code !== 'answer-unfit' && textOf(problemTexts, checked.code) !== undefined;
  return isSaid ? [] : [`${checked.code}: ${JSON.stringify(draft.value)}`];
}

function textOf(texts: object, key: string): unknown {
  let found: unknown = texts;
  for (const part of key.split('.')) found = Object(found)[part];
  return found;
}

type Touch = { key: number } | { typed: string } | { pasted: string };

/** Runs inside the page: touches, and looks what Next would do after each. */
async function touchEach(all: readonly Touch[]): Promise<Draft[]> {
  for (const touch of all) {
    if ('typed' in touch) {
      dispatchEvent(new KeyboardEvent('keydown', { key: touch.typed }));
    } else if ('pasted' in touch) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', touch.pasted);
      dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    } else {
      const keys = [...document.querySelectorAll<HTMLElement>('.frame-sheet button')].filter((key) =>
        key.checkVisibility(),
      );
      keys[touch.key % keys.length]?.click();
    }
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
  return window.drafts;
}
