import { describe, expect, test } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

const family = tinyService({
  steps: [
    {
      id: 'members',
      repeat: { min: 1, max: 3, label: 'name' },
      questions: [
        { id: 'name', type: 'name' },
        { id: 'born', type: 'date', birthday: true },
        { id: 'pension', type: 'yes-no', when: 'age >= 60' },
      ],
    },
    { id: 'end', questions: [{ id: 'phone', type: 'phone' }] },
  ],
  calculations: [
    { id: 'age', type: 'number', value: 'age_on(born, today)', each: 'members' },
    { id: 'fee', type: 'money', value: 'age >= 60 ? yuan(0) : yuan(380)', each: 'members', shown: true },
    { id: 'total', type: 'money', value: 'sum(members.map(m, m.fee))', shown: true },
  ],
  applications: [
    { id: 'insurance', steps: ['members', 'end'], calculations: ['fee', 'total'] },
    { id: 'pension', when: 'members.exists(m, m.pension)', steps: ['members'] },
  ],
});

const oneIn = () => {
  const resident = scenario(family).goesOn().isAt('question name of row 1').says('name', '王秀英');
  return resident.says('born', '1990-05-01').isAt('rows members');
};

describe('a step that repeats', () => {
  test('begins its first row at once and then shows who is in', () => {
    const resident = oneIn();
    expect(resident.view.rows).toMatchObject({
      step: 'members',
      min: 1,
      max: 3,
      rows: [{ label: '王秀英', complete: true, first: 'name' }],
    });
  });

  test('takes further rows until it is full', () => {
    const resident = oneIn().addsTo('members').isAt('question name of row 2').says('name', '李建国');
    resident.says('born', '1948-05-01').says('pension', true).isAt('rows members').addsTo('members');
    resident.says('name', '李小宝').says('born', '2020-05-01').isAt('rows members');
    expect(resident.refusalOf({ do: 'addRow', step: 'members' })).toEqual({ code: 'rows-full' });
    expect(resident.goesOn().isAt('question phone').says('phone', '13800138000').where).toBe('review');
  });

  test('works out the amount over all rows, and who is left out of it', () => {
    const resident = oneIn();
    const total = () =>
      resident.outcome.applications[0]?.calculations.find(({ id }) => id === 'total')?.value;
    expect(total()).toBe(38_000);
    resident.addsTo('members');
    expect(total()).toBeUndefined();
    resident.says('name', '李建国').says('born', '1991-05-01');
    expect(total()).toBe(76_000);
    resident.takesOut('members', 2).isAt('rows members');
    expect(total()).toBe(38_000);
    resident.takesOut('members', 1).isAt('question name of row 3');
    expect(total()).toBeUndefined();
  });

  test('begins again with the first when the last was taken out', () => {
    const resident = oneIn().takesOut('members', 1).isAt('question name of row 2').goesBack();
    expect(resident.isAt('rows members').view.rows?.rows).toMatchObject([{ complete: false }]);
  });

  test('does not let on while too few are in, or one is not finished', () => {
    const pair = tinyService({
      steps: [{ id: 'pair', repeat: { min: 2, label: 'name' }, questions: [{ id: 'name', type: 'name' }] }],
    });
    const resident = scenario(pair).goesOn().says('name', '王秀英').isAt('rows pair');
    expect(resident.refusalOf({ do: 'next', from: resident.view.place })).toEqual({
      code: 'not-complete',
      place: { at: 'rows', step: 'pair' },
    });
    resident.addsTo('pair').isAt('question name of row 2').goesBack().isAt('rows pair').goesOn();
    resident.isAt('question name of row 2').says('name', '李建国').goesOn();
    expect(resident.where).toBe('review');
  });

  test('can be left out of while one is being filled in', () => {
    const resident = oneIn().addsTo('members').isAt('question name of row 2').takesOut('members', 2);
    expect(resident.isAt('rows members').view.rows?.rows).toHaveLength(1);
    expect(resident.takesOut('members', 7).where).toBe('rows members');
  });

  test('is walked through row by row from the place where it is looked over', () => {
    const resident = oneIn()
      .changes('name', 1)
      .says('name', '王秀兰')
      .isAt('question born of row 1')
      .goesOn();
    expect(resident.isAt('rows members').view.rows?.rows[0]?.label).toBe('王秀兰');
  });

  test('from the review one answer of a row is changed, and a row added', () => {
    const resident = oneIn().goesOn().says('phone', '057188886666').isAt('review');
    resident.changes('name', 1).says('name', '王秀兰').isAt('review');
    resident.goesTo({ at: 'rows', step: 'members' }).addsTo('members').says('name', '李建国');
    resident.says('born', '1948-05-01').says('pension', true).isAt('rows members').goesOn().isAt('review');
    expect(
      resident.view.review?.map((item) => (item.kind === 'row' ? `row ${item.number}` : item.kind)),
    ).toEqual([
      'rows',
      'row 1',
      'answer',
      'answer',
      'calculation',
      'row 2',
      'answer',
      'answer',
      'answer',
      'calculation',
      'answer',
      'calculation',
    ]);
    expect(resident.outcome.applications.map(({ id }) => id)).toEqual(['insurance', 'pension']);
    expect(resident.losesPower().view.complete).toBe(true);
  });

  test('only one row follows from an answer of its own', () => {
    const resident = oneIn().addsTo('members').says('name', '李建国').says('born', '1948-05-01');
    expect(resident.isAt('question pension of row 2').view.progress.total).toBe(6);
  });
});

describe('a step that nobody need be in', () => {
  const helpers = tinyService({
    steps: [
      { id: 'helpers', repeat: { min: 0, label: 'name' }, questions: [{ id: 'name', type: 'name' }] },
      { id: 'end', questions: [{ id: 'alone', type: 'yes-no', when: 'size(helpers) == 0' }] },
    ],
  });

  test('asks whether somebody is, before it is known that nobody is', () => {
    const resident = scenario(helpers).goesOn().isAt('rows helpers');
    expect(resident.view.complete).toBe(false);
    expect(resident.view.progress.total).toBe(0);
    resident.goesOn().isAt('question alone');
  });

  test('is passed with somebody in', () => {
    const resident = scenario(helpers).goesOn().addsTo('helpers').says('name', '王秀英').goesOn();
    expect(resident.where).toBe('review');
  });
});
