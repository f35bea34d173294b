import type { ServiceSource } from '../../core/service/compile.ts';
import type { DefinitionSource } from '../../core/service/definition.ts';
import { textsFor, tinySource } from './tiny-service.ts';

export type Whole = ReturnType<typeof whole>;

/** A service with something of everything, so that there is something to break everywhere. */
export function whole(): ServiceSource & {
  definition: DefinitionSource;
  texts: Record<string, Record<string, string>>;
} {
  const source = tinySource({
    bring: [{ id: 'card', picture: 'some' }],
    consents: [{ id: 'photo', picture: 'some' }],
    eligibility: [{ id: 'old', eligible: 'age >= 60' }],
    steps: [
      {
        id: 'who',
        questions: [
          { id: 'born', type: 'date', birthday: true },
          {
            id: 'lives',
            type: 'choice',
            choices: [{ value: 'alone' }, { value: 'family', when: 'age < 100' }],
          },
          { id: 'thanks', type: 'note', when: "lives == 'alone'" },
          { id: 'door', type: 'photo', consent: 'photo', optional: true },
          { id: 'rent', type: 'money', rules: [{ id: 'little', check: 'value < yuan(5000)' }] },
        ],
      },
      {
        id: 'members',
        repeat: { min: 0, label: 'name' },
        questions: [
          { id: 'name', type: 'name' },
          { id: 'fee', type: 'money' },
        ],
      },
    ],
    calculations: [
      { id: 'age', type: 'number', value: 'age_on(born, today)' },
      { id: 'total', type: 'money', value: 'sum(members.map(m, m.fee))', shown: true },
      { id: 'half', type: 'money', value: 'percent_of(50, fee)', each: 'members' },
    ],
    applications: [{ id: 'main', steps: ['who', 'members'], calculations: ['total'], when: 'age > 1' }],
  });
  return { ...source, texts: textsFor(source.definition) };
}
