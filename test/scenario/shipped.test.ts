import { describe, expect, test } from 'vitest';
import { identityNumber } from '../support/identity-number.ts';
import { scenario, uuid } from '../support/scenario.ts';
import { compileShipped } from '../support/shipped-service.ts';

const home = { code: '331102', levels: ['浙江省', '丽水市', '莲都区'], detail: '大港头镇老街 12 号' };
const photo = (number: number) => [{ attachment: uuid(900 + number), digest: 'sha256:photo', bytes: 40_000 }];

/** Born on 1 January 1940, a woman. */
const grandmother = '110105194001010026';

function atTheStart() {
  return scenario(compileShipped('elder-allowance')).isAt('bring').goesOn().isAt('notice').goesOn();
}

describe('the elder allowance', () => {
  test('is filled in by a woman of 86 who has a social card', () => {
    const resident = atTheStart().says('identity', grandmother).says('name', '王秀英').says('local', true);
    resident
      .says('living', 'alone')
      .says('address', home)
      .isAt('question fraud')
      .goesOn()
      .says('pay_to', 'social_card');
    resident.says('phone', '0578-2123456').says('yearly', 'visit').says('also', ['bus_card']).isAt('review');
    expect(resident.goesOn().isAt('declaration').view.complete).toBe(true);
    const { applications } = resident.outcome;
    expect(applications.map(({ id }) => id)).toEqual(['allowance', 'bus_card']);
    expect(applications[0]?.calculations).toEqual([
      { id: 'age', type: 'number', value: 86 },
      { id: 'monthly', type: 'money', value: 10_000 },
    ]);
    expect(applications[0]?.answers.find(({ question }) => question === 'phone')?.value).toBe('05782123456');
  });

  test('asks for a photo of the passbook only with consent, and goes on without', () => {
    const resident = atTheStart().says('identity', grandmother).says('name', '王秀英').says('local', true);
    resident
      .says('living', 'spouse')
      .says('address', home)
      .goesOn()
      .says('pay_to', 'passbook')
      .isAt('consent photo');
    resident
      .refuses('photo')
      .isAt('question phone')
      .goesBack()
      .agreesTo('photo')
      .says('account_photo', photo(1));
    resident.says('phone', '13800138000').says('yearly', 'hall').says('also', []).isAt('review');
    expect(resident.outcome.attachments).toHaveLength(1);
  });

  test('tells somebody of 66 at once who helps instead', () => {
    const resident = atTheStart().says('identity', identityNumber('1960-01-01'));
    expect(resident.where).toBe('not eligible: age');
  });
});

describe("a household's health insurance", () => {
  test('is filled in for two, of whom one is exempt', () => {
    const resident = scenario(compileShipped('resident-medical-insurance'))
      .goesOn()
      .goesOn()
      .says('local', true);
    resident.says('name', '王秀英').says('identity', grandmother).says('work_insured', false);
    resident.says('status', 'none').isAt('consent health').agreesTo('health').says('disabled', false);
    resident.isAt('rows members').addsTo('members').says('name', '李建国');
    resident.says('identity', '110101195001010025').says('work_insured', false).says('status', 'destitute');
    resident.isAt('rows members').goesOn().isAt('question fraud').goesOn().isAt('question pay_by');
    expect(resident.view.values['total']).toBe(40_000);
    resident.says('pay_by', 'counter').says('phone', '13800138000').says('address', home).isAt('review');
    const { applications } = resident.outcome;
    expect(applications.map(({ id }) => id)).toEqual(['enrolment', 'assistance']);
    expect(applications[0]?.calculations.map(({ id, value }) => [id, value])).toEqual([
      ['due', 40_000],
      ['due', 0],
      ['total', 40_000],
    ]);
    expect(resident.losesPower().goesOn().where).toBe('declaration');
  });

  test('is not asked how to pay where nothing is to be paid', () => {
    const resident = scenario(compileShipped('resident-medical-insurance'))
      .goesOn()
      .goesOn()
      .says('local', true);
    resident.says('name', '王秀英').says('identity', grandmother).says('work_insured', true);
    expect(resident.isAt('question work_note of row 1').goesOn().isAt('rows members').goesOn().where).toBe(
      'question phone',
    );
  });
});

describe('a request to the hall', () => {
  test('about a broken road, with a photo and a call back', () => {
    const resident = scenario(compileShipped('request-to-the-hall')).isAt('notice').goesOn();
    resident.says('category', 'road').says('danger', true).isAt('question danger_now').goesOn();
    resident.says('place', home).says('words', '桥边塌了一块').says('has_photo', true).agreesTo('photo');
    resident.says('scene', photo(2)).says('call_back', true).says('phone', '13800138000').skips('name');
    expect(resident.isAt('review').outcome.applications.map(({ id }) => id)).toEqual(['request', 'urgent']);
  });

  test('about something else, in own words, without a name', () => {
    const resident = scenario(compileShipped('request-to-the-hall')).goesOn().says('category', 'other');
    resident.says('danger', false).says('story', '想请人来教用手机').says('has_photo', false);
    resident.says('call_back', false).isAt('review');
    expect(resident.outcome.applications[0]?.answers.map(({ question }) => question)).toEqual([
      'category',
      'danger',
      'story',
      'has_photo',
      'call_back',
    ]);
  });
});
