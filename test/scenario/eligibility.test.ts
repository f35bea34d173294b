import { describe, expect, test } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

const allowance = tinyService({
  eligibility: [
    { id: 'age', eligible: 'age >= 80' },
    { id: 'residence', eligible: 'local' },
    { id: 'two', eligible: 'crowd >= 2' },
  ],
  steps: [
    {
      id: 'who',
      questions: [
        { id: 'identity', type: 'identity-number' },
        { id: 'local', type: 'yes-no' },
      ],
    },
    { id: 'members', repeat: { label: 'name' }, questions: [{ id: 'name', type: 'name' }] },
  ],
  calculations: [
    { id: 'age', type: 'number', value: 'age_on(birth_of(identity), today)' },
    { id: 'crowd', type: 'number', value: 'size(members)' },
  ],
});

const old = '110105194001010018';
const young = '110101195001010017';

describe('who is not eligible', () => {
  test('is told at once, and Back leads to the answer that says so', () => {
    const resident = scenario(allowance).goesOn().says('identity', young).isAt('not eligible: age');
    expect(resident.view).toMatchObject({ complete: false, warnings: [], canGoBack: true });
    expect(resident.refusalOf({ do: 'next', from: resident.view.place })?.code).toBe('not-complete');
    resident.goesBack().isAt('question identity').says('identity', old);
    expect(resident.isAt('question local').says('local', false).where).toBe('not eligible: residence');
  });

  test('is told again when nothing was changed', () => {
    const resident = scenario(allowance).goesOn().says('identity', young).goesBack().goesOn();
    expect(resident.where).toBe('not eligible: age');
  });

  test('is warned and not refused while the clock cannot be trusted', () => {
    const resident = scenario(allowance, { clockTrusted: false }).goesOn().says('identity', young);
    expect(resident.isAt('question local').view.warnings).toEqual(['age']);
    resident.says('local', true).says('name', '王秀英').addsTo('members').says('name', '李建国').goesOn();
    expect(resident.isAt('review').view.complete).toBe(true);
  });

  test('is not told before it is known who is in', () => {
    const resident = scenario(allowance).goesOn().says('identity', old).says('local', true);
    resident.says('name', '王秀英').isAt('rows members');
    expect(resident.goesOn().where).toBe('not eligible: two');
    resident.goesBack().isAt('rows members').addsTo('members').says('name', '李建国').goesOn();
    expect(resident.where).toBe('review');
  });
});
