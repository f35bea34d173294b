import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { compileService } from '../../../core/service/compile.ts';
import { tinySource } from '../../support/tiny-service.ts';
import { whole } from '../../support/whole-service.ts';

// Many runs; a busy computer takes its time over them.
vi.setConfig({ testTimeout: 60_000 });

describe('nothing that it is handed makes it throw', () => {
  test('any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (definition, texts) => {
        expect(compileService({ definition, texts, pictures: [] })).toHaveProperty('problems');
      }),
      { numRuns: 100 },
    );
  });

  test('a service with one part put in the place of another', () => {
    const pool = parts(whole().definition).map(({ value }) => value);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(), (at, from, at2, from2) => {
        const source = whole();
        for (const [place, other] of [
          [at, from],
          [at2, from2],
        ] as const) {
          const all = parts(source.definition);
          const target = all[place % all.length];
          if (target) Reflect.set(target.owner, target.key, structuredClone(pool[other % pool.length]));
        }
        const result = compileService(source);
        expect('service' in result || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('an expression of any signs', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...scraps), { maxLength: 12 }).map((all) => all.join('')),
        ),
        (when) => {
          const source = tinySource([
            { id: 'age', type: 'number' },
            { id: 'rest', type: 'text' },
          ]);
          Object.assign(source.definition.steps[0]?.questions[1] ?? {}, { when });
          const result = compileService(source);
          expect('service' in result || result.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const scraps = [
  'age',
  'rest',
  '(',
  ')',
  '[',
  ']',
  '.map(',
  'x,',
  '&&',
  '||',
  '!',
  '-',
  '1',
  "'",
  '"',
  '?',
  ':',
  ' in ',
  '.',
  '{',
  '}',
];

/** Every place of a definition into which something else can be put. */
function parts(value: unknown): { owner: object; key: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]: [string, unknown]) => [
    { owner: value, key, value: below },
    ...parts(below),
  ]);
}
