import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionShape } from '../../../core/service/definition.ts';
import { checkAnswer } from '../../../core/session/check-answer.ts';
import {
  begun,
  cleared,
  draftOf,
  givenFrom,
  kept,
} from '../../../renderer/input/signature/signature-given.ts';
import { uuid } from '../../support/scenario.ts';
import { typingOf } from '../../../renderer/input/keyboard/typing.ts';

const drawing = (number: number) => ({ attachment: uuid(number), digest: `sha256:${number}`, bytes: 10 });
const question = questionShape.parse({ id: 'signed', type: 'signature' });
const missing = (given: Parameters<typeof draftOf>[0]) => {
  const draft = draftOf(given);
  return draft.ready ? undefined : draft.missing.key;
};

test('a signature is ready once it is sealed', () => {
  const nothing = givenFrom(undefined);
  expect(missing(nothing)).toBe('signature.missing');
  const drawn = begun(nothing, 'signature');
  expect(missing(drawn)).toBe('signature.keeping');
  expect(draftOf(kept(drawn, drawn.turn, drawing(1)))).toEqual({
    ready: true,
    value: { kind: 'signature', drawing: drawing(1) },
  });
});

test('a mark waits for the name of its witness', () => {
  const pressed = begun(givenFrom(undefined), 'mark');
  const marked = kept(pressed, pressed.turn, drawing(1));
  expect(missing(marked)).toBe('signature.missing-witness');
  expect(missing({ ...marked, witness: { ...typingOf('李'), letters: 'jian' } })).toBe('keyboard.choose');
  expect(missing({ ...marked, witness: typingOf('李8') })).toBe('signature.odd-witness');
  expect(draftOf({ ...marked, witness: typingOf('李建国') })).toEqual({
    ready: true,
    value: { kind: 'mark', drawing: drawing(1), witness: '李建国' },
  });
});

test('a drawing that comes back late belongs to one that is gone', () => {
  const first = begun(givenFrom(undefined), 'signature');
  const second = begun(first, 'signature');
  expect(kept(second, first.turn, drawing(1))).toBe(second);
  expect(missing(kept(cleared(second), second.turn, drawing(2)))).toBe('signature.missing');
});

test('what was kept stands there again', () => {
  const value = { kind: 'mark', drawing: drawing(3), witness: '李建国' };
  expect(draftOf(givenFrom(value))).toEqual({ ready: true, value });
});

test('whatever is touched in whatever order, the answer is none or one that is taken', () => {
  const touch = fc.constantFrom(
    'sign',
    'mark',
    'clear',
    'keep',
    'keep late',
    'name',
    'unname',
    'odd',
    'letters',
  );
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 40 }), (touches) => {
      let given = givenFrom(undefined);
      for (const [at, what] of touches.entries()) {
        if (what === 'sign') given = begun(given, 'signature');
        else if (what === 'mark') given = begun(given, 'mark');
        else if (what === 'clear') given = cleared(given);
        else if (what === 'keep') given = kept(given, given.turn, drawing(at));
        else if (what === 'keep late') given = kept(given, given.turn - 1, drawing(at));
        else if (what === 'letters') given = { ...given, witness: { ...given.witness, letters: 'li' } };
        else
          given = {
            ...given,
            witness: typingOf({ name: ' 李建国', odd: '李8', unname: '  ' }[what]),
          };

        const draft = draftOf(given);
        const checked = draft.ready
          ? checkAnswer(question, draft.value, '2026-11-23', () => true)
          : { value: undefined };
        expect(checked).toEqual({ value: draft.ready ? draft.value : undefined });
        // Nothing that stands on the glass alone counts as given.
        expect(draft.ready && given.keeping).toBe(false);
      }
    }),
  );
});
