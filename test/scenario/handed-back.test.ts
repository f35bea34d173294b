import { describe, expect, test } from 'vitest';
import { identityNumber } from '../support/identity-number.ts';
import { scenario, uuid } from '../support/scenario.ts';
import { compileShipped } from '../support/shipped-service.ts';
import { tinyService } from '../support/tiny-service.ts';

const home = { code: '331102', levels: ['浙江省', '丽水市', '莲都区'], detail: '大港头镇老街 12 号' };
const photo = (number: number) => ({ attachment: uuid(900 + number), digest: 'sha256:photo', bytes: 40_000 });

/** At the review of an elder allowance, with a photo, a note told and a consent given. */
const allowance = () => {
  const resident = scenario(compileShipped('elder-allowance')).goesOn().goesOn();
  resident.says('identity', identityNumber('1940-01-01')).says('name', '王秀英').says('local', true);
  resident.says('living', 'spouse').says('address', home).goesOn().says('pay_to', 'passbook');
  resident.agreesTo('photo').says('account_photo', [photo(1)]);
  return resident
    .says('phone', '13800138000')
    .says('yearly', 'hall')
    .says('also', ['bus_card'])
    .isAt('review');
};

/** What was asked to know what is applied for goes into no application, so it does not come back. */
const saysAlso = (resident: ReturnType<typeof allowance>) =>
  resident.changes('also').says('also', ['bus_card']).isAt('review');

const family = (more: { id: string; type: 'text'; optional: true }[] = [], choices = ['hall', 'post']) =>
  tinyService({
    steps: [
      {
        id: 'members',
        repeat: { min: 0, max: 3, label: 'name' },
        questions: [
          { id: 'name', type: 'name' },
          { id: 'works', type: 'yes-no', instead: ['not-known'] },
        ],
      },
      {
        id: 'end',
        questions: [
          { id: 'fetch', type: 'choice', choices: choices.map((value) => ({ value })) },
          { id: 'remark', type: 'text', optional: true },
          ...more,
        ],
      },
    ],
    applications: [{ id: 'main', steps: ['members', 'end'] }],
  });

const twoIn = (service = family()) => {
  const resident = scenario(service).goesOn().isAt('rows members').addsTo('members');
  resident.says('name', '王秀英').says('works', false).addsTo('members');
  resident.says('name', '李建国').saysInstead('works', 'not-known').goesOn();
  return resident.says('fetch', 'hall').skips('remark').isAt('review');
};

const sources = (of: ReturnType<typeof allowance>) =>
  of.outcome.applications.flatMap(({ answers }) => answers.map(({ source }) => source));

describe('what is handed back', () => {
  test('stands at its review as it was handed in, complete, and is handed in the same when nothing is changed', () => {
    const before = allowance();
    const after = saysAlso(before.comesBack().isAt('review'));
    expect(after.view.complete).toBe(true);
    expect(after.outcome).toEqual(before.outcome);
    expect(after.goesOn().isAt('declaration').where).toBe('declaration');
  });

  test('keeps who is in, in their order, what nobody knows, and what was passed over', () => {
    const before = twoIn();
    const after = before.comesBack().isAt('review');
    expect(after.outcome).toEqual(before.outcome);
    expect(after.view.complete).toBe(true);
    expect(after.outcome.applications[0]?.notKnown).toHaveLength(1);
  });

  test('counts nobody as in where nobody was', () => {
    const before = scenario(family()).goesOn().goesOn().says('fetch', 'post').skips('remark').isAt('review');
    expect(before.comesBack().isAt('review').view.complete).toBe(true);
  });

  test('says of each answer who gave it and from what, as before', () => {
    const before = twoIn();
    expect(new Set(sources(before.comesBack()).map(({ from }) => from))).toEqual(new Set(['touch']));
    expect(sources(before.comesBack())).toEqual(sources(before));
  });

  test('is changed like any other, and Back leads where it led', () => {
    const after = saysAlso(allowance().comesBack());
    after.goesBack().isAt('question also');
    after.goesTo({ at: 'review' }).changes('phone').says('phone', '13900139000').isAt('review');
    expect(after.outcome.applications[0]?.answers).toContainEqual(
      expect.objectContaining({ question: 'phone', value: '13900139000' }),
    );
    expect(after.losesPower().isAt('review').view.complete).toBe(true);
  });

  test('asks again for what lay beside it and is gone', () => {
    const after = allowance().comesBack({
      kept: () => undefined,
    });
    expect(after.isAt('review').view.complete).toBe(false);
    expect(after.outcome.attachments).toEqual([]);
    expect(after.refusalOf({ do: 'next', from: { at: 'review' } })).toEqual({
      code: 'not-complete',
      place: { at: 'question', question: 'account_photo' },
    });
    after.changes('account_photo').says('account_photo', [photo(4)]);
    expect(after.says('also', []).isAt('review').view.complete).toBe(true);
  });

  test('asks again what did not go up, because no application takes it', () => {
    const after = allowance().comesBack().isAt('review');
    expect(after.refusalOf({ do: 'next', from: { at: 'review' } })).toEqual({
      code: 'not-complete',
      place: { at: 'question', question: 'also' },
    });
    expect(saysAlso(after).view.complete).toBe(true);
  });

  test('takes what lies beside it from where it lies now', () => {
    const after = allowance().comesBack({
      kept: (before) => ({ ...before, attachment: before.attachment.replace('0000', '1111') }),
    });
    expect(after.outcome.attachments.map(({ attachment }) => attachment.slice(0, 4))).toEqual(['1111']);
  });

  test('keeps in a new version of the service what fits there, and asks what is new', () => {
    const changed = family([{ id: 'why', type: 'text', optional: true }], ['post', 'home']);
    const after = twoIn().comesBack({ service: changed, digest: 'sha256:new' }).isAt('review');
    const { answers, rows } = after.outcome.applications[0] ?? { answers: [], rows: [] };
    expect(rows[0]?.rows).toHaveLength(2);
    expect(answers.map(({ question }) => question)).toEqual(['name', 'works', 'name']);
    expect(after.view.complete).toBe(false);
    // The choice that is gone first; then what the old one did not ask, though it may be passed over.
    expect(after.refusalOf({ do: 'next', from: { at: 'review' } })).toMatchObject({
      place: { question: 'fetch' },
    });
    after.changes('fetch').says('fetch', 'home').isAt('question remark').skips('remark').isAt('question why');
  });
});
