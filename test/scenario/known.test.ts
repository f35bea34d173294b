import { describe, expect, test } from 'vitest';
import type { Fact } from '../../core/service/fact.ts';
import type { Known } from '../../core/session/known.ts';
import { openSession, type Session } from '../../core/session/session.ts';
import type { Value } from '../../core/session/value.ts';
import { identityNumber } from '../support/identity-number.ts';
import { uuid } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';

// What is known of the resident before a session: where it is offered, where it is not, and what a session adds to it.

const service = tinyService({
  steps: [
    {
      id: 'who',
      questions: [
        { id: 'number', type: 'identity-number', about: 'identity-number' },
        {
          id: 'phone',
          type: 'phone',
          about: 'phone',
          rules: [{ id: 'mobile', check: 'size(value) == 11' }],
        },
        {
          id: 'sex',
          type: 'choice',
          about: 'sex',
          choices: [{ value: 'male' }, { value: 'female' }],
        },
        { id: 'neighbour', type: 'phone' },
      ],
    },
  ],
});

const family = tinyService({
  steps: [
    {
      id: 'members',
      repeat: { min: 1, max: 3, label: 'name', residentFirst: true },
      questions: [
        { id: 'name', type: 'name', about: 'name' },
        { id: 'born', type: 'date', birthday: true, about: 'birth' },
      ],
    },
    { id: 'contact', questions: [{ id: 'phone', type: 'phone', about: 'phone' }] },
  ],
});

const number = identityNumber('1940-12-25');
const from = { kind: 'service', title: { 'zh-CN': '高龄津贴' } } as const;

function known(facts: Partial<Record<Fact, Value>>): Known {
  return new Map(Object.entries(facts).map(([fact, value]) => [fact as Fact, { value, from }] as const));
}

/** A session that is answered by question, from its notice on. */
class Answering {
  readonly #session: Session;
  #rows = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#does({ do: 'next', from: { at: 'notice' } });
  }

  offered(facts: Partial<Record<Fact, Value>>) {
    return this.#session.view(known(facts)).question?.offer?.value;
  }

  says(value: Value, source: 'touch' | 'card' | 'carried-over' = 'touch'): this {
    const { place } = this.#session.view();
    if (place.at !== 'question') throw new Error(`No question at ${place.at}`);
    const { question, row } = place;
    return this.#does({ do: 'answer', path: { question, ...(row !== undefined && { row }) }, value }, source);
  }

  goesOn(): this {
    return this.#does({ do: 'next', from: this.#session.view().place });
  }

  goesTo(question: string, row?: string): this {
    return this.#does({ do: 'goTo', place: { at: 'question', question, ...(row !== undefined && { row }) } });
  }

  adds(step: string): this {
    return this.#does({ do: 'addRow', step });
  }

  get session(): Session {
    return this.#session;
  }

  #does(intent: Parameters<Session['decide']>[0], source: 'touch' | 'card' | 'carried-over' = 'touch'): this {
    const decision = this.#session.decide(intent, {
      by: 'resident',
      from: source,
      newRow: uuid(this.#rows + 1),
    });
    if ('refusal' in decision) throw new Error(JSON.stringify(decision.refusal));
    for (const event of decision.events) {
      if (event.kind === 'row-added') this.#rows += 1;
      this.#session.apply(event);
    }
    return this;
  }
}

const begun = (of = service) =>
  new Answering(
    openSession(of, { session: uuid(0), digest: 'sha256:tiny', today: '2026-11-23', clockTrusted: true }),
  );

describe('what is known is offered', () => {
  test('where the same is asked, with where it comes from, and where nothing is answered yet', () => {
    const answering = begun();
    expect(answering.session.view(known({ 'identity-number': number })).question?.offer).toEqual({
      value: number,
      from,
    });
    answering.says(identityNumber('1940-12-26'));
    answering.goesTo('number');
    expect(answering.offered({ 'identity-number': number })).toBeUndefined();
  });

  test('not where something else is asked, nor by a question about somebody else', () => {
    const answering = begun();
    expect(answering.offered({ phone: '13800138000' })).toBeUndefined();
    answering.says(number).says('13800138000').says('female');
    expect(answering.session.view(known({ phone: '13800138000' })).place).toMatchObject({
      question: 'neighbour',
    });
    expect(answering.offered({ phone: '13800138000' })).toBeUndefined();
  });

  test('not where the service would not take it', () => {
    const answering = begun().says(number);
    expect(answering.offered({ phone: '13800138000' })).toBe('13800138000');
    expect(answering.offered({ phone: '057187654321' }), 'against a rule of the service').toBeUndefined();
    expect(answering.offered({ phone: '99' }), 'no such telephone').toBeUndefined();
  });

  test('no more once the answers are those of somebody else', () => {
    const facts = { 'identity-number': number, phone: '13800138000' };
    expect(begun().says(number).offered(facts)).toBe('13800138000');
    expect(begun().says(identityNumber('1970-01-01')).offered(facts)).toBeUndefined();
  });

  test('in rows to the first alone, where that is the resident', () => {
    const facts = { name: '王桂兰', birth: '1940-12-25', phone: '13800138000' };
    const answering = begun(family);
    expect(answering.offered(facts)).toBe('王桂兰');
    answering.says('王桂兰').says('1940-12-25').adds('members');
    expect(answering.offered(facts)).toBeUndefined();
    answering.says('李建国').says('1970-01-01').goesOn();
    expect(answering.offered(facts), 'the second person is another, and that is no news').toBe('13800138000');
  });
});

describe('what a session was told', () => {
  test('is what its questions ask about the resident, with where it came from', () => {
    const answering = begun().says(number, 'card').says('13800138000').says('female').says('13900139000');
    const said = answering.session.said().map(({ fact, value, source }) => [fact, value, source.from]);
    // What was answered stands after what the number tells, and so in its place.
    expect(said).toEqual([
      ['birth', '1940-12-25', 'card'],
      ['sex', expect.any(String), 'card'],
      ['identity-number', number, 'card'],
      ['phone', '13800138000', 'touch'],
      ['sex', 'female', 'touch'],
    ]);
  });

  test('is not what others in the rows are called', () => {
    const answering = begun(family).says('王桂兰').says('1940-12-25').adds('members');
    answering.says('李建国').says('1970-01-01');
    expect(answering.session.said().map(({ value }) => value)).toEqual(['王桂兰', '1940-12-25']);
  });

  test('is nothing that was taken back or is wrong by now', () => {
    const answering = begun().says(number);
    const path = { question: 'number' };
    answering.session.apply({ kind: 'cleared', path, by: 'resident', from: 'touch' });
    expect(answering.session.said()).toEqual([]);
  });
});

test('each answer is kept with where it came from, and an answer given anew with its own', () => {
  const answering = begun().says(number, 'card').says('13800138000', 'carried-over');
  const shown = () =>
    answering.session
      .outcome()
      .applications[0]?.answers.map(({ question, source }) => `${question} ${source.by} ${source.from}`);
  expect(shown()).toEqual(['number resident card', 'phone resident carried-over']);
  answering.goesTo('phone').says('13800138001');
  expect(shown()).toEqual(['number resident card', 'phone resident touch']);
});
