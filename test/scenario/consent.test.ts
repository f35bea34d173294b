import { describe, expect, test } from 'vitest';
import { scenario, uuid } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

const photos = [{ attachment: uuid(99), digest: 'sha256:door', bytes: 1000 }];

const door = tinyService({
  consents: [
    { id: 'photo', picture: 'some' },
    { id: 'health', picture: 'some', required: true },
  ],
  steps: [
    {
      id: 'only',
      questions: [
        { id: 'lives', type: 'yes-no' },
        { id: 'door', type: 'photo', consent: 'photo', optional: true },
        { id: 'stairs', type: 'photo', consent: 'photo', optional: true },
        { id: 'walks', type: 'yes-no', consent: 'health', when: 'lives' },
      ],
    },
  ],
});

const atConsent = () => scenario(door).goesOn().says('lives', true).isAt('consent photo');

describe('a consent', () => {
  test('is asked by itself before the first question that needs it, and once', () => {
    const resident = atConsent().agreesTo('photo').isAt('question door').says('door', photos);
    resident.isAt('question stairs').skips('stairs').isAt('consent health').agreesTo('health');
    resident.says('walks', true).isAt('review');
    expect(resident.outcome.consents).toEqual([
      { consent: 'photo', agreed: true },
      { consent: 'health', agreed: true },
    ]);
    expect(resident.outcome.attachments).toEqual(photos);
  });

  test('is asked first also by whoever comes to its questions from the review, or from a row', () => {
    const resident = scenario(door).goesOn().says('lives', false).refuses('photo').isAt('review');
    resident.changes('lives').says('lives', true).isAt('consent health').goesBack().goesBack();
    resident.isAt('review').changes('walks').isAt('consent health');
    expect(resident.view.question).toBeUndefined();
    const path = { question: 'walks' };
    resident.does({ do: 'answer', path, value: true });
    expect(resident.log.filter(({ kind }) => kind === 'answered')).toHaveLength(2);
    resident.agreesTo('health').isAt('question walks').says('walks', true).isAt('review');
  });

  test('is not passed over', () => {
    const resident = atConsent();
    expect(resident.refusalOf({ do: 'next', from: resident.view.place })?.code).toBe('not-complete');
  });

  test('refused, its questions are not asked, and what was taken before is not sent', () => {
    const resident = atConsent().agreesTo('photo').says('door', photos).goesBack().goesBack();
    resident.isAt('consent photo').refuses('photo').isAt('consent health');
    expect(resident.view.progress.total).toBe(2);
    expect(resident.outcome.attachments).toEqual([]);
    resident.goesBack().agreesTo('photo').isAt('question door');
    expect(resident.view.question?.value).toEqual(photos);
  });

  test('that is needed and refused leads to who helps instead, and back', () => {
    const resident = atConsent().refuses('photo').refuses('health').isAt('declined health');
    expect(resident.view.complete).toBe(false);
    expect(resident.refusalOf({ do: 'next', from: resident.view.place })?.code).toBe('not-complete');
    expect(resident.goesBack().where).toBe('consent health');
    resident.refuses('health').isAt('declined health').agreesTo('health').says('walks', false);
    expect(resident.where).toBe('review');
  });

  test('is not asked for questions that are not asked', () => {
    const resident = scenario(door).goesOn().says('lives', false).refuses('photo');
    expect(resident.where).toBe('review');
    expect(resident.outcome.consents).toEqual([{ consent: 'photo', agreed: false }]);
  });

  test('can be thought over at the review, where it is read back', () => {
    const resident = atConsent().refuses('photo').agreesTo('health').says('walks', true).isAt('review');
    const readBack = () => resident.view.review?.filter(({ kind }) => kind === 'consent');
    expect(readBack()).toEqual([
      { kind: 'consent', consent: 'photo', picture: 'some', agreed: false },
      { kind: 'consent', consent: 'health', picture: 'some', agreed: true },
    ]);
    resident.goesTo({ at: 'consent', consent: 'photo' });
    expect(resident.view.agreed).toBe(false);
    resident.agreesTo('photo').isAt('question door');
    resident.says('door', photos).skips('stairs').isAt('review');
    expect(resident.view.complete).toBe(true);
    expect(readBack()).toMatchObject([{ agreed: true }, { agreed: true }]);
  });

  test('that nothing asks for any more is neither read back nor sent', () => {
    const resident = atConsent().refuses('photo').agreesTo('health').says('walks', true).isAt('review');
    resident.changes('lives').says('lives', false).isAt('review');
    expect(resident.view.review?.filter(({ kind }) => kind === 'consent')).toHaveLength(1);
    expect(resident.outcome.consents).toEqual([{ consent: 'photo', agreed: false }]);
  });
});
