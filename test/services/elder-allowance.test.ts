import { describe, expect, it } from 'vitest';
import { identityNumber } from '../support/identity-number.ts';
import { scenario } from '../support/scenario.ts';
import { compileShipped } from '../support/shipped-service.ts';

const service = compileShipped('elder-allowance');
const home = { code: '331125190001', levels: ['浙江省', '丽水市', '云和县'], detail: '桥边第三家' };
const photo = [{ attachment: '00000000-0000-4000-8000-00000000f070', digest: 'sha256:photo', bytes: 9000 }];

describe('the elder allowance', () => {
  it('is nine questions for somebody with a social security card', () => {
    const wang = born('1942-03-05')
      .says('living', 'spouse')
      .says('address', home)
      .isAsked('fraud')
      .goesOn()
      .says('pay_to', 'social_card')
      .says('phone', '13800138000')
      .says('yearly', 'hall')
      .says('also', [])
      .isAt('review');
    expect(wang.view.progress).toEqual({ now: 0, done: 9, ahead: 0, total: 9 });
    expect(wang.goesOn().isAt('declaration').outcome).toMatchObject({
      applications: [{ id: 'allowance' }],
      consents: [],
    });
  });

  it('makes the senior card and the bus card along the way', () => {
    const wang = upToTheMoney('1942-03-05')
      .says('pay_to', 'social_card')
      .says('phone', '13800138000')
      .says('yearly', 'visit')
      .says('also', ['bus_card', 'elder_card'])
      .goesOn()
      .isAt('declaration');
    expect(wang.view.applications).toEqual([
      { id: 'allowance', picture: 'elder-allowance' },
      { id: 'elder_card', picture: 'elder-card' },
      { id: 'bus_card', picture: 'bus' },
    ]);
    const [allowance, elderCard, busCard] = wang.outcome.applications;
    expect([allowance?.id, elderCard?.id, busCard?.id]).toEqual(['allowance', 'elder_card', 'bus_card']);
    expect(busCard?.answers.map(({ question }) => question)).not.toContain('pay_to');
  });

  it.each([
    ['1956-11-23', 70, 5_000],
    ['1948-05-09', 78, 5_000],
    ['1946-11-24', 79, 5_000],
    ['1946-11-23', 80, 10_000],
    ['1936-11-24', 89, 10_000],
    ['1936-11-23', 90, 20_000],
    ['1926-11-23', 100, 30_000],
  ])('born on %s, aged %i, is %i 分 a month', (birth, age, monthly) => {
    expect(upToTheMoney(birth).outcome.applications[0]?.calculations).toEqual([
      { id: 'age', type: 'number', value: age },
      { id: 'monthly', type: 'money', value: monthly },
    ]);
  });

  it('shows what comes every month before it is sent', () => {
    const review = upToTheMoney('1942-03-05')
      .says('pay_to', 'social_card')
      .says('phone', '13800138000')
      .says('yearly', 'video')
      .says('also', []).view.review;
    expect(review).toContainEqual({
      kind: 'calculation',
      id: 'monthly',
      type: 'money',
      picture: 'money',
      personal: true,
      value: 10_000,
    });
  });

  it('tells somebody of 69 how old they are, as soon as it is known', () => {
    const young = begins().says('identity', identityNumber('1956-11-24')).isAt('not eligible: age');
    expect(young.view.values).toMatchObject({ age: 69 });
    young.goesBack().says('identity', identityNumber('1956-11-23')).isAsked('name');
  });

  it('asks for the birthday where the card does not say it, and judges the age by that', () => {
    const asked = begins().says('identity', 'USA110000000000').isAsked('birthday');
    expect(asked.view.values).not.toHaveProperty('age');
    asked.says('birthday', '1956-11-24').isAt('not eligible: age').goesBack();
    asked.says('birthday', '1936-11-23').isAsked('name').says('name', 'LI MARY').says('local', true);
    expect(asked.view.values).toMatchObject({ age: 90 });
    // With a card that says it the question is gone, and what was answered to it counts for nothing.
    asked.changes('identity').says('identity', identityNumber('1942-03-05'));
    expect(asked.view.values).toMatchObject({ age: 84 });
  });

  it('sends whoever is registered elsewhere to their own county', () => {
    const wang = begins()
      .says('identity', identityNumber('1942-03-05'))
      .says('name', '王桂兰')
      .says('local', false);
    expect(wang.where).toBe('not eligible: residence');
  });

  it('asks for a photo of a bank card after its own consent', () => {
    const wang = upToTheMoney('1942-03-05').says('pay_to', 'bank_card').isAt('consent photo');
    wang.agreesTo('photo').says('account_photo', photo).isAsked('phone');
    expect(wang.outcome).toMatchObject({
      attachments: photo,
      consents: [{ consent: 'photo', agreed: true }],
    });
  });

  it('goes on without the photo when it is refused, or when it does not work', () => {
    const refused = upToTheMoney('1942-03-05').says('pay_to', 'passbook').refuses('photo');
    const broken = upToTheMoney('1942-03-05')
      .says('pay_to', 'passbook')
      .agreesTo('photo')
      .skips('account_photo');
    expect([refused.where, broken.where]).toEqual(['question phone', 'question phone']);
  });

  it('leaves the photo behind when the money goes to the social security card after all', () => {
    const wang = upToTheMoney('1942-03-05')
      .says('pay_to', 'bank_card')
      .agreesTo('photo')
      .says('account_photo', photo)
      .says('phone', '13800138000')
      .says('yearly', 'hall')
      .says('also', [])
      .changes('pay_to')
      .says('pay_to', 'social_card')
      .isAt('review');
    expect(wang.outcome.attachments).toEqual([]);
  });
});

function begins() {
  return scenario(service).isAt('bring').goesOn().isAt('notice').goesOn();
}

function born(birth: string) {
  return begins().says('identity', identityNumber(birth)).says('name', '王桂兰').says('local', true);
}

function upToTheMoney(birth: string) {
  return born(birth).says('living', 'alone').says('address', home).goesOn().isAsked('pay_to');
}
