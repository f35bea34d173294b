import { describe, expect, test } from 'vitest';
import { scenario } from '../support/scenario.ts';
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
