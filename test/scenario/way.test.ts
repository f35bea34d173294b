import { describe, expect, test } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

const visits = tinyService({
  bring: [{ id: 'card', picture: 'some' }],
  steps: [
    {
      id: 'home',
      questions: [
        { id: 'lives', type: 'choice', choices: [{ value: 'alone' }, { value: 'family' }] },
        { id: 'visitors', type: 'number', when: "lives == 'alone'" },
        { id: 'thanks', type: 'note' },
        { id: 'wish', type: 'text', optional: true },
      ],
    },
  ],
});

/** Where a scenario's answers come from. */
const source = { by: 'resident', from: 'touch' };

const reviewed = () => {
  const resident = scenario(visits).goesOn().goesOn().says('lives', 'family').goesOn().skips('wish');
  return resident.isAt('review');
};

describe('the way through a service', () => {
  test('leads from what to bring to the declaration', () => {
    const resident = scenario(visits).isAt('bring').goesOn().isAt('notice').goesOn();
    resident.says('lives', 'alone').says('visitors', 3).isAt('question thanks').goesOn();
    resident.skips('wish').isAt('review').goesOn().isAt('declaration');
    expect(resident.view.complete).toBe(true);
    expect(resident.outcome.applications[0]?.answers).toEqual([
      { question: 'lives', type: 'choice', value: 'alone', source },
      { question: 'visitors', type: 'number', value: 3, source },
    ]);
  });

  test('begins with the notice where nothing is to be brought', () => {
    const resident = scenario(tinyService([{ id: 'lives', type: 'yes-no' }]))
      .isAt('notice')
      .goesOn();
    expect(resident.where).toBe('question lives');
  });

  test('passes over what is hidden', () => {
    expect(scenario(visits).goesOn().goesOn().says('lives', 'family').where).toBe('question thanks');
  });

  test('counts the questions that are asked at present, and not the notes', () => {
    const resident = scenario(visits).goesOn().goesOn();
    expect(resident.view.progress).toEqual({ now: 1, done: 0, ahead: 0, total: 2 });
    resident.says('lives', 'alone');
    expect(resident.view.progress).toEqual({ now: 2, done: 1, ahead: 0, total: 3 });
  });

  test('Back leads where one came from and loses nothing', () => {
    const resident = scenario(visits).goesOn().goesOn().says('lives', 'alone').says('visitors', 3);
    resident.goesBack().isAt('question visitors');
    expect(resident.view.question?.value).toBe(3);
    expect(resident.view.progress).toEqual({ now: 2, done: 2, ahead: 0, total: 3 });
    resident.goesBack();
    expect(resident.view.progress).toEqual({ now: 1, done: 2, ahead: 1, total: 3 });
    resident.goesBack().goesBack().isAt('bring');
    expect(resident.view.canGoBack).toBe(false);
    expect(resident.goesBack().where).toBe('bring');
    resident.goesOn().goesOn().isAt('question lives').goesOn().isAt('question visitors');
    expect(resident.view.question?.value).toBe(3);
  });

  test('tells whether anything was said that leaving would erase', () => {
    const resident = scenario(visits).goesOn().goesOn();
    expect(resident.view.begun).toBe(false);
    resident.says('lives', 'alone').goesBack().goesBack().goesBack().isAt('bring');
    expect(resident.view.begun).toBe(true);
  });

  test('stays where an answer is missing', () => {
    const resident = scenario(visits).goesOn().goesOn();
    expect(resident.refusalOf({ do: 'next', from: resident.view.place })).toEqual({
      code: 'not-complete',
      place: { at: 'question', question: 'lives' },
    });
    expect(resident.refusalOf({ do: 'skip', path: { question: 'lives' } })).toEqual({
      code: 'answer-missing',
    });
  });

  test('a double tap is one tap', () => {
    const resident = scenario(visits).goesOn().goesOn();
    const tap = { do: 'answer', path: { question: 'lives' }, value: 'alone' } as const;
    resident.does(tap).isAt('question visitors');
    const events = resident.log.length;
    resident
      .does(tap)
      .does({ do: 'next', from: { at: 'notice' } })
      .does({ do: 'back', from: { at: 'notice' } });
    expect(resident.log).toHaveLength(events);
    resident.isAt('question visitors');
  });

  test('finds its place again after the power failed', () => {
    const resident = scenario(visits).goesOn().goesOn().says('lives', 'alone');
    const before = resident.view;
    expect(resident.losesPower().view).toEqual(before);
  });
});

describe('after the review', () => {
  test('a change leads back to it', () => {
    expect(reviewed().changes('wish').says('wish', 'a bench').where).toBe('review');
  });

  test('a change leads first to what it made missing', () => {
    const resident = reviewed().changes('lives').says('lives', 'alone').isAt('question visitors');
    expect(resident.view.complete).toBe(false);
    resident.says('visitors', 2).isAt('review');
    expect(resident.view.complete).toBe(true);
  });

  test('Back from a change leads to it, for the last question too', () => {
    expect(reviewed().changes('wish').goesBack().where).toBe('review');
    const resident = reviewed().changes('lives').goesBack().isAt('review').goesBack();
    expect(resident.where).toBe('question wish');
  });

  test('Back from it walks back through the questions', () => {
    const resident = reviewed().changes('lives').says('lives', 'family').isAt('review');
    resident.goesBack().isAt('question wish').goesBack().isAt('question thanks').goesBack();
    expect(resident.where).toBe('question lives');
  });

  test('what became hidden is not sent, and comes back when it is asked again', () => {
    const resident = reviewed().changes('lives').says('lives', 'alone').says('visitors', 2);
    resident.changes('lives').says('lives', 'family').isAt('review');
    expect(resident.outcome.applications[0]?.answers.map(({ question }) => question)).toEqual(['lives']);
    resident.changes('lives').says('lives', 'alone').isAt('review');
    expect(resident.outcome.applications[0]?.answers).toContainEqual({
      question: 'visitors',
      type: 'number',
      value: 2,
      source,
    });
  });

  test('nobody jumps to a place that is not on the way', () => {
    const resident = scenario(visits).goesOn().goesOn().says('lives', 'family');
    for (const place of [
      { at: 'question', question: 'visitors' },
      { at: 'question', question: 'nothing' },
      { at: 'review' },
      { at: 'declaration' },
    ] as const) {
      expect(resident.refusalOf({ do: 'goTo', place })).toEqual({ code: 'place-unknown' });
    }
  });
});
