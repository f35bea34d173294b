import { describe, expect, test } from 'vitest';
import { identityNumber } from '../support/identity-number.ts';
import { scenario } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

const loan = tinyService({
  steps: [
    {
      id: 'only',
      questions: [
        { id: 'pension', type: 'money', instead: ['not-known', 'later'] },
        { id: 'large', type: 'yes-no', when: 'pension > 100000' },
        { id: 'number', type: 'phone', instead: ['later'] },
        { id: 'crops', type: 'choices', choices: [{ value: 'rice' }, { value: 'tea' }], none: true },
      ],
    },
  ],
});

const family = tinyService({
  steps: [
    {
      id: 'members',
      repeat: { min: 1, max: 4, label: 'name' },
      questions: [
        { id: 'name', type: 'name' },
        { id: 'identity', type: 'identity-number', instead: ['later'] },
      ],
    },
    { id: 'contact', questions: [{ id: 'phone', type: 'phone' }] },
  ],
});

const begun = () => scenario(loan).goesOn().isAt('question pension');

describe('what is not known', () => {
  test('is no answer: nothing follows from it, it is told in the review, and it goes upstream as what it is', () => {
    const resident = begun().saysInstead('pension', 'not-known').isAt('question number');
    resident.says('number', '13800138000').says('crops', []).isAt('review');
    expect(resident.view.complete).toBe(true);
    expect(resident.view.review).toMatchObject([
      { missing: false, question: { notKnown: true } },
      { question: { notKnown: false } },
      { question: { value: [] } },
    ]);
    expect(resident.losesPower().outcome.applications[0]).toMatchObject({
      notKnown: [{ question: 'pension' }],
      answers: [{ question: 'number' }, { question: 'crops', value: [] }],
    });
  });

  test('is not said any more once it was answered after all', () => {
    const resident = begun().saysInstead('pension', 'not-known').goesBack();
    resident.says('pension', 200_000).says('large', true);
    expect(resident.outcome.applications[0]?.notKnown).toEqual([]);
  });

  test('is not taken where the service does not allow it', () => {
    const resident = begun().saysInstead('pension', 'not-known');
    expect(resident.refusalOf({ do: 'skip', path: { question: 'number' }, instead: 'not-known' })).toEqual({
      code: 'answer-missing',
    });
  });
});

describe('what is left for later', () => {
  test('is asked again at the end, and then it is not left again', () => {
    const resident = begun().saysInstead('pension', 'later').isAt('question number');
    expect(resident.view.question?.instead).toEqual(['later']);
    resident.saysInstead('number', 'later').says('crops', ['tea']).isAt('question pension');
    expect(resident.view.question?.instead).toEqual(['not-known']);
    resident.says('pension', 100).isAt('question number');
    expect(resident.view.question?.instead).toEqual([]);
    expect(resident.view.complete).toBe(false);
    resident.says('number', '13800138000').isAt('review');
    expect(resident.view.complete).toBe(true);
  });

  test('in a row, is asked again when everybody is in and the rest was asked', () => {
    const resident = scenario(family).goesOn().says('name', '王秀英').saysInstead('identity', 'later');
    resident.isAt('rows members');
    expect(resident.view.rows?.rows).toMatchObject([{ complete: true, first: 'identity' }]);
    resident.addsTo('members').says('name', '李建国').says('identity', identityNumber('1942-03-05')).goesOn();
    resident.says('phone', '13800138000').isAt('question identity of row 1');
    resident.says('identity', identityNumber('1940-03-05')).isAt('rows members').goesOn().isAt('review');
    expect(resident.view.complete).toBe(true);
  });

  test('is missing in the review until then', () => {
    const resident = begun().says('pension', 100).saysInstead('number', 'later').says('crops', []);
    resident.isAt('question number').goesTo({ at: 'review' });
    expect(resident.view.complete).toBe(false);
    expect(resident.view.review).toMatchObject([{ missing: false }, { missing: true }, { missing: false }]);
  });
});
