import { describe, expect, it } from 'vitest';
import { identityNumber } from '../support/identity-number.ts';
import { scenario, type Scenario } from '../support/scenario.ts';
import { compileShipped } from '../support/shipped-service.ts';

const service = compileShipped('resident-medical-insurance');
const home = { code: '331125190001', levels: ['浙江省', '丽水市', '云和县'], detail: '' };
const full = 40_000;

describe('the health insurance of a family', () => {
  it('adds up what each one pays', () => {
    const family = begins();
    member(family, '王桂兰', '1948-02-01', { status: 'low_income', disabled: false });
    family.isAt('rows members').addsTo('members');
    member(family, '李国强', '1975-06-30', { status: 'none', disabled: false });
    family.addsTo('members');
    member(family, '李小雨', '2015-09-01', { status: 'watched', disabled: false });
    family.goesOn().isAsked('fraud').goesOn().isAsked('pay_by');
    expect(family.view.values).toMatchObject({ total: 10_000 + full + 20_000 });

    family.says('pay_by', 'counter').says('phone', '13800138000').says('address', home).isAt('review');
    expect(dues(family)).toEqual([10_000, full, 20_000]);
    expect(
      family
        .goesOn()
        .isAt('declaration')
        .outcome.applications.map(({ id }) => id),
    ).toEqual(['enrolment', 'assistance']);
  });

  it('takes nobody in twice, or the sum would be too high', () => {
    const family = begins();
    member(family, '王桂兰', '1948-02-01', { status: 'none', disabled: false });
    family.addsTo('members').says('name', '王桂花');
    expect(family.problemWith(identityNumber('1948-02-01'))).toMatchObject({ rule: 'twice' });
    family.says('identity', identityNumber('1950-02-01')).isAsked('work_insured');
  });

  it('is one application where nobody pays less', () => {
    const family = begins();
    member(family, '李国强', '1975-06-30', { status: 'none', disabled: false });
    family.goesOn().goesOn().says('pay_by', 'family').says('phone', '05782123456').says('address', home);
    expect(
      family
        .goesOn()
        .isAt('declaration')
        .outcome.applications.map(({ id }) => id),
    ).toEqual(['enrolment']);
  });

  it.each([
    ['somebody like most', { status: 'none', disabled: false }, full],
    ['somebody with a minimum living allowance', { status: 'low_income', disabled: false }, 10_000],
    ['somebody whom the village helps', { status: 'watched', disabled: false }, 20_000],
    ['somebody with full support', { status: 'destitute' }, 0],
    ['somebody with a disability card', { status: 'none', disabled: true }, 0],
  ] as const)('asks %s for what is due', (_who, given, due) => {
    const family = begins();
    member(family, '王桂兰', '1948-02-01', given);
    expect(dues(family)).toEqual([due]);
  });

  it('asks nothing of somebody of a hundred', () => {
    const family = begins();
    member(family, '王桂兰', '1926-11-23', { status: 'none', disabled: false });
    expect(dues(family)).toEqual([0]);
  });

  it('lets go whoever is insured through work, without another question', () => {
    const family = begins()
      .says('name', '李国强')
      .says('identity', identityNumber('1975-06-30'))
      .says('work_insured', true)
      .isAt('question work_note of row 1')
      .goesOn()
      .isAt('rows members');
    expect(dues(family)).toEqual([0]);
    // With nothing to pay it is not asked how.
    family.goesOn().isAsked('phone');
  });

  it('asks whoever does not know of work to pay as others do, and tells them that it is looked up', () => {
    const family = begins()
      .says('name', '李国强')
      .says('identity', identityNumber('1975-06-30'))
      .saysInstead('work_insured', 'not-known')
      .isAt('question look_up_note of row 1')
      .goesOn()
      .says('status', 'low_income')
      .agreesTo('health')
      .says('disabled', false)
      .isAt('rows members');
    expect(dues(family)).toEqual([10_000]);
    expect(family.outcome.applications[0]?.notKnown).toMatchObject([{ question: 'work_insured' }]);
    // Whoever remembers after all is asked nothing more.
    family.changes('work_insured', 1).says('work_insured', true);
    expect(dues(family)).toEqual([0]);
    expect(family.outcome.applications[0]?.notKnown).toEqual([]);
  });

  it.each([
    ['2026-08-25', 'question newborn_note of row 1'],
    ['2026-08-24', 'question work_insured of row 1'],
  ])('welcomes a newborn for ninety days: born on %s', (birth, where) => {
    const family = begins().says('name', '李安安').says('identity', identityNumber(birth));
    expect(family.where).toBe(where);
  });

  it('asks for a birthday where a card does not say it', () => {
    const family = begins().says('name', 'LI MARY').says('identity', 'USA110000000000');
    family.isAsked('birthday').says('birthday', '1926-11-23').says('work_insured', false);
    family.says('status', 'none').agreesTo('health').says('disabled', false);
    expect(dues(family)).toEqual([0]);
  });

  it('asks about disability after its own consent, once for the family', () => {
    const family = begins()
      .says('name', '王桂兰')
      .says('identity', identityNumber('1948-02-01'))
      .says('work_insured', false)
      .says('status', 'none')
      .isAt('consent health')
      .agreesTo('health')
      .says('disabled', false)
      .addsTo('members')
      .says('name', '李国强')
      .says('identity', identityNumber('1975-06-30'))
      .says('work_insured', false)
      .says('status', 'none')
      .isAsked('disabled');
    expect(family.view.values).toMatchObject({ name: '李国强', number: 2 });
  });

  it('reckons without disability where it was not to be asked', () => {
    const family = begins()
      .says('name', '王桂兰')
      .says('identity', identityNumber('1948-02-01'))
      .says('work_insured', false)
      .says('status', 'none')
      .refuses('health')
      .isAt('rows members');
    expect(dues(family)).toEqual([full]);
  });

  it('sends a family from elsewhere to where it is registered', () => {
    const family = scenario(service).goesOn().goesOn().says('local', false);
    expect(family.where).toBe('not eligible: residence');
  });
});

function begins(): Scenario {
  return scenario(service).goesOn().goesOn().says('local', true).isAt('question name of row 1');
}

function member(
  family: Scenario,
  name: string,
  birth: string,
  { status, disabled }: { status: string; disabled?: boolean },
): void {
  family
    .says('name', name)
    .says('identity', identityNumber(birth))
    .says('work_insured', false)
    .says('status', status);
  if (family.where === 'consent health') family.agreesTo('health');
  if (disabled !== undefined) family.says('disabled', disabled);
}

function dues(family: Scenario): unknown[] {
  return (family.outcome.applications[0]?.calculations ?? [])
    .filter(({ id }) => id === 'due')
    .map(({ value }) => value);
}
