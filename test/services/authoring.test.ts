import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileService } from '../../core/service/compile.ts';
import { scenario } from '../support/scenario.ts';
import { readShipped } from '../support/shipped-service.ts';
import { problemsOf, tinySource } from '../support/tiny-service.ts';

const manual = readFileSync(new URL('../../docs/authoring.md', import.meta.url), 'utf8');
const [definition = null, texts = null] = [...manual.matchAll(/```json\n(.*?)```/gs)].map(
  ([, block = '']): unknown => JSON.parse(block),
);
/** `cp ../../services/<id>/pictures/{a,b}.svg pictures/` */
const copied = [...manual.matchAll(/services\/([a-z-]+)\/pictures\/\{?([a-z,-]+)\}?\.svg/g)].flatMap(
  ([, service = '', names = '']) => names.split(',').map((picture) => ({ service, picture })),
);

describe('the service of the manual', () => {
  const source = {
    definition,
    texts: { 'zh-CN': texts },
    pictures: copied.map(({ picture }) => picture),
  };
  const compiled = compileService(source);

  it('has no problem and needs no advice when it is written as the manual says', () => {
    expect('problems' in compiled ? compiled.problems : compiled.advice).toEqual([]);
  });

  it('takes pictures that are there to be copied', () => {
    expect(copied).not.toEqual([]);
    expect(copied.filter(({ service, picture }) => !readShipped(service).pictures.has(picture))).toEqual([]);
  });

  it('is told where a calculation is misspelt', () => {
    const misspelt: unknown = JSON.parse(
      JSON.stringify(definition).replace('(today, days)', '(today, dayz)'),
    );
    expect(compileService({ ...source, definition: misspelt })).toMatchObject({
      problems: [{ file: 'service.json', at: 'calculations[0].value', params: { name: 'dayz' } }],
    });
  });

  it('lends a wheelchair', () => {
    if ('problems' in compiled) throw new Error('It has problems');
    const loan = scenario(compiled.service).goesOn().isAsked('days');
    expect(loan.problemWith(31)).toMatchObject({ rule: 'long' });
    loan.says('days', 14).says('deliver', false).says('phone', '13800138000').isAt('review').goesOn();
    expect(loan.isAt('declaration').outcome.applications).toMatchObject([
      { id: 'loan', calculations: [{ id: 'back_on', value: '2026-12-07' }] },
    ]);
  });
});

describe('the expressions of the manual', () => {
  const expressions = [...manual.matchAll(/^\| [^|]+\| `([^`]+)` +\|$/gm)].flatMap(
    ([, written]) => written ?? [],
  );

  it('are there', () => {
    expect(expressions.length).toBeGreaterThan(8);
  });

  it.each(expressions)('%s can be written', (expression) => {
    const problems = (['yes-no', 'money', 'date'] as const).map((type) =>
      problemsOf(calculating(expression, type)),
    );
    expect(problems).toContainEqual([]);
  });

  it.each(["pay_to != 'card'", 'days_until(today)', 'sum(members)'])('%s cannot', (expression) => {
    const problems = (['yes-no', 'money', 'date'] as const).map((type) =>
      problemsOf(calculating(expression, type)),
    );
    expect(problems).not.toContainEqual([]);
  });
});

/** A service with everything that the manual's expressions name. */
function calculating(value: string, type: 'yes-no' | 'money' | 'date') {
  return tinySource({
    steps: [
      {
        id: 'only',
        questions: [
          { id: 'identity', type: 'identity-number' },
          { id: 'pay_to', type: 'choice', choices: [{ value: 'social_card' }, { value: 'bank_card' }] },
          { id: 'category', type: 'choice', choices: [{ value: 'road' }, { value: 'lamp' }] },
          { id: 'also', type: 'choices', choices: [{ value: 'elder_card' }, { value: 'bus_card' }] },
          { id: 'disabled', type: 'yes-no' },
          { id: 'ticket', type: 'code', minLength: 8, maxLength: 10 },
          { id: 'moved', type: 'date', approximate: true },
        ],
      },
      { id: 'members', repeat: { label: 'name' }, questions: [{ id: 'name', type: 'name' }] },
    ],
    calculations: [
      { id: 'age', type: 'number', value: 'age_on(birth_of(identity), today)' },
      { id: 'years', type: 'number', each: 'members', value: '7' },
      { id: 'due', type: 'money', each: 'members', value: 'yuan(400)' },
      { id: 'tried', type, value },
    ],
  });
}
