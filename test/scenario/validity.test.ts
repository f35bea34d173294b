import { describe, expect, test } from 'vitest';
import { scenario, uuid } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

const stay = tinyService({
  steps: [
    {
      id: 'only',
      questions: [
        { id: 'from', type: 'date' },
        { id: 'until', type: 'date', rules: [{ id: 'later', check: 'value > from' }] },
        {
          id: 'meals',
          type: 'number',
          rules: [
            { id: 'even', check: 'value % 2 == 0' },
            { id: 'few', check: 'value <= days * 3' },
            { id: 'unjudged', check: 'value < guests' },
          ],
        },
        { id: 'room', type: 'choice', choices: [{ value: 'single' }, { value: 'suite', when: 'days > 1' }] },
        { id: 'guests', type: 'number', optional: true },
      ],
    },
  ],
  calculations: [{ id: 'days', type: 'number', value: 'days_between(from, until)' }],
});

const reviewed = () => atMeals().says('meals', 6).says('room', 'suite').skips('guests').isAt('review');

const atMeals = () => scenario(stay).goesOn().says('from', '2026-05-01').says('until', '2026-05-03');

describe('an answer that breaks a rule of the service', () => {
  test('is refused with the sentence of that rule, and the question stays', () => {
    const resident = scenario(stay).goesOn().says('from', '2026-05-01');
    expect(resident.problemWith('2026-05-01')).toEqual({
      code: 'rule',
      question: 'until',
      rule: 'later',
      params: {},
    });
    expect(resident.isAt('question until').view.question?.value).toBeUndefined();
  });

  test('is told of the first rule it breaks', () => {
    const resident = atMeals();
    expect(resident.problemWith(3)?.rule).toBe('even');
    expect(resident.problemWith(8)?.rule).toBe('few');
    expect(resident.problemWith(-1)?.code).toBe('number-too-small');
  });

  test('is taken where the rule cannot be judged yet', () => {
    expect(atMeals().problemWith(4)).toBeUndefined();
  });
});

describe('an answer that was fine until another changed', () => {
  test('is asked for again on the way back to the review', () => {
    const resident = reviewed().changes('until').says('until', '2026-05-02').isAt('question meals');
    expect(resident.view.question).toMatchObject({ value: 6, problem: { code: 'rule', rule: 'few' } });
    expect(resident.refusalOf({ do: 'next', from: resident.view.place })?.code).toBe('not-complete');
    resident.says('meals', 2).isAt('question room');
    expect(resident.view.question).toMatchObject({
      choices: [{ value: 'single' }],
      value: 'suite',
      problem: { code: 'choice-unknown' },
    });
    resident.says('room', 'single').isAt('review');
    expect(resident.view.complete).toBe(true);
  });

  test('is marked in the review, and leads there from the declaration', () => {
    const resident = reviewed().changes('until').says('until', '2026-05-02').goesBack().goesBack();
    resident.isAt('review');
    const marked = resident.view.review?.flatMap((item) => {
      return item.kind === 'answer' && item.question.problem ? item.question.path.question : [];
    });
    expect(marked).toEqual(['meals', 'room']);
    expect(resident.refusalOf({ do: 'next', from: { at: 'review' } })).toEqual({
      code: 'not-complete',
      place: { at: 'question', question: 'meals' },
    });
  });

  test('is fine again when the other is', () => {
    const resident = reviewed().changes('until').says('until', '2026-05-02').goesBack();
    resident.isAt('question until').says('until', '2026-05-03');
    expect(resident.isAt('review').view.complete).toBe(true);
  });

  test('is come back to before the review, if it lies behind', () => {
    const resident = atMeals().says('meals', 6).says('room', 'suite').says('guests', 5);
    expect(resident.where).toBe('question meals');
    expect(resident.says('meals', 4).where).toBe('review');
  });
});

describe('a date of which nobody remembers the day', () => {
  const move = tinyService({
    steps: [
      {
        id: 'only',
        questions: [
          {
            id: 'moved',
            type: 'date',
            approximate: true,
            rules: [{ id: 'adult', check: 'age_on(value.first, today) >= 18' }],
          },
          { id: 'papers', type: 'yes-no', when: "moved.last < '2000-01-01'" },
          { id: 'old', type: 'yes-no', when: 'age_on(moved.last, today) >= 60' },
        ],
      },
    ],
  });
  const begun = () => scenario(move).goesOn();

  test('is judged by the day that the service means', () => {
    expect(begun().problemWith('2015')?.code).toBe('rule');
    begun()
      .says('moved', '1960')
      .isAt('question papers')
      .says('papers', true)
      .isAt('question old')
      .says('old', true)
      .isAt('review');
    // Eighteen in the course of that year, so it is not refused; sixty for no day of the next.
    begun().says('moved', '2000').isAt('review');
    begun().says('moved', '1999-12').isAt('question papers');
  });

  test('is in the outcome as it was given', () => {
    const { view } = begun().says('moved', '2001-05').isAt('review');
    expect(view.review).toMatchObject([{ question: { value: '2001-05', limits: { approximate: true } } }]);
  });
});

test('a signature goes upstream as its drawing, and a service may ask only whether it is one', () => {
  const signed = tinyService([
    { id: 'signed', type: 'signature' },
    { id: 'why_mark', type: 'text', when: "signed == 'mark'" },
  ]);
  const drawing = { attachment: uuid(7), digest: 'sha256:x', bytes: 10 };
  const marked = { kind: 'mark', drawing, witness: '李建国' } as const;
  const begun = () => scenario(signed).goesOn();
  expect(begun().problemWith({ kind: 'mark', drawing })?.code).toBe('signature-witness');
  begun().says('signed', marked).isAt('question why_mark');
  const { outcome } = begun().says('signed', { kind: 'signature', drawing }).isAt('review').goesOn();
  expect(outcome.attachments).toEqual([drawing]);
  expect(outcome.applications).toMatchObject([
    { answers: [{ type: 'signature', value: { kind: 'signature' } }] },
  ]);
});

test('a recording goes upstream as an attachment of its answer, and what was recognised of it beside it', () => {
  const told = tinyService([
    { id: 'story', type: 'text', recording: true },
    { id: 'typed', type: 'yes-no', when: '!story.spoken' },
  ]);
  const recording = { attachment: uuid(7), digest: 'sha256:x', bytes: 10 };
  const begun = () => scenario(told).goesOn();
  expect(begun().view.question?.limits).toEqual({ maxLength: 200, recordingSeconds: 180 });
  begun().says('story', '路灯').isAt('question typed');
  const { outcome } = begun().says('story', { recording, seconds: 23, text: '路灯' }).isAt('review').goesOn();
  expect(outcome.attachments).toEqual([recording]);
  expect(outcome.applications).toMatchObject([
    { answers: [{ type: 'text', value: { recording, seconds: 23, text: '路灯' } }] },
  ]);
});
