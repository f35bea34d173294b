import { expect, test } from 'vitest';
import type { SessionEvent } from '../../../core/session/event.ts';
import type { Place } from '../../../core/session/place.ts';
import { repairedLog } from '../../../core/session/repaired-log.ts';
import { openSession } from '../../../core/session/session.ts';
import type { Value } from '../../../core/session/value.ts';
import { uuid } from '../../support/scenario.ts';
import { tinyService } from '../../support/tiny-service.ts';

// What the disk has lost of a log may be any event of it. What is left must say nothing that was taken back.

const service = tinyService({
  consents: [{ id: 'photo', picture: 'some' }],
  steps: [
    {
      id: 'home',
      questions: [
        { id: 'kind', type: 'yes-no' },
        { id: 'place', type: 'text', when: 'kind' },
        { id: 'door', type: 'photo', optional: true, consent: 'photo' },
      ],
    },
  ],
});
const today = '2026-11-30';

const by = { by: 'resident', from: 'touch' } as const;
const answered = (question: string, value: Value): SessionEvent => ({
  kind: 'answered',
  path: { question },
  value,
  ...by,
});
const went = (place: Place): SessionEvent => ({ kind: 'went', place, ...by });
const consent = (kind: 'agreed' | 'declined'): SessionEvent => ({ kind, consent: 'photo', ...by });
const photo = (nth: number) => [{ attachment: uuid(nth), digest: 'sha256:x', bytes: 5 }];

/** The session as it opens again. @param kept the photos that are there */
function reopened(left: readonly SessionEvent[], kept: readonly number[] = []) {
  const names = new Set(kept.map((nth) => uuid(nth)));
  const isThere = ({ attachment }: { attachment: string }) => names.has(attachment);
  const start = { session: uuid(0), digest: 'sha256:x', today, clockTrusted: true };
  return openSession(service, start, repairedLog(left, { service, today, isThere }));
}

const begun = [answered('kind', true), went({ at: 'question', question: 'place' })];
const filledIn = [
  ...begun,
  answered('place', 'by the river'),
  went({ at: 'consent', consent: 'photo' }),
  consent('agreed'),
  went({ at: 'question', question: 'door' }),
  answered('door', photo(1)),
  went({ at: 'review' }),
  went({ at: 'declaration' }),
];

test('it stands where it stood, as long as that is asked', () => {
  expect(reopened(begun).view().place).toEqual({ at: 'question', question: 'place' });
});

test('a place that is asked no more gives way to what is open', () => {
  const view = reopened(begun.slice(1)).view();
  expect(view.place).toEqual({ at: 'question', question: 'kind' });
  expect(view.question?.path).toEqual({ question: 'kind' });
});

test('it never stands past the review, where all that is left can be seen', () => {
  const view = reopened(filledIn.slice(0, 2).concat(filledIn.slice(3)), [1]).view();
  expect(view.place).toEqual({ at: 'review' });
  expect(view.complete).toBe(false);
});

test('a consent is asked again, for the lost one may have taken it back', () => {
  expect(reopened(filledIn, [1]).outcome().consents).toEqual([]);
  expect(reopened([...filledIn, consent('declined')], [1]).outcome().consents).toEqual([
    { consent: 'photo', agreed: false },
  ]);
});

test.each([
  ['a photo that is there is an answer', [1], true],
  ['one that was taken anew, of which the new answer is lost, is asked for again', [2], false],
])('%s', (_, kept, isAnswer) => {
  const session = reopened(filledIn, kept);
  session.apply(consent('agreed'));
  const given = session.outcome().applications.flatMap(({ answers }) => answers);
  expect(given.some(({ question }) => question === 'door')).toBe(isAnswer);
});
