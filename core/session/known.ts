import { type Fact, ofOnePerson } from '../service/fact.ts';
import { parseIdentityNumber } from '../text/identity-number.ts';
import { checkAnswer } from './check-answer.ts';
import type { Source } from './event.ts';
import type { Filling } from './filling.ts';
import type { Asking, Scope } from './scope.ts';
import type { Sheet } from './sheet.ts';
import type { Value } from './value.ts';
import type { Offer } from './view.ts';

/** What one visit knows of the resident, and where it has it from. An offer is what of it fits a question. */
export type Known = ReadonlyMap<Fact, Offer>;

export const nothingKnown: Known = new Map();

/** What an answer of a session says of the resident. */
export interface Said {
  readonly fact: Fact;
  readonly value: Value;
  readonly source: Source;
}

/** What the answers that count say of the resident. An identity number says when they were born, too, and their sex. */
export function saidIn(sheet: Sheet): Said[] {
  const said = askingsAbout(sheet).flatMap(([fact, { answer: value, problem, source }]): Said[] =>
    value === undefined || problem || !source ? [] : [{ fact, value, source }],
  );
  const told = said.flatMap(({ fact, value, source }) =>
    fact === 'identity-number' && typeof value === 'string'
      ? toldByNumber(value, sheet.today).map((each) => ({ ...each, source }))
      : [],
  );
  // What was answered itself comes last, so that it stands.
  return [...told, ...said];
}

/** Birthday and sex by an identity number, where it has them. */
export function toldByNumber(number: string, today: string): { fact: Fact; value: Value }[] {
  const card = parseIdentityNumber(number, today);
  if (!card.ok || card.birth === undefined || card.sex === undefined) return [];
  return [
    { fact: 'birth', value: card.birth },
    { fact: 'sex', value: card.sex },
  ];
}

/**
 * What is known already and would be taken as the answer to a question that has none. Nothing once the session turned out
 * to be about somebody else: a daughter who does her mother's business first is not offered her mother's telephone.
 */
export function offerAt(asking: Asking, known: Known, filling: Filling): Offer | undefined {
  const { sheet } = filling;
  const fact = aboutResident(asking, sheet);
  const found = fact && known.get(fact);
  if (!found || asking.given !== undefined || isSomebodyElse(sheet, known)) return undefined;
  const checked = checkAnswer(asking.question.question, found.value, sheet.today, (choice) =>
    sheet.isOpen(asking, choice),
  );
  if ('code' in checked) return undefined;
  const { question, ...row } = asking.place;
  const path = { question, ...('row' in row && { row: row.row }) };
  const source = { by: 'resident', from: 'carried-over' } as const;
  const fits = filling.suppose({ kind: 'answered', path, value: checked.value, ...source }, () => {
    return asking.problem === undefined;
  });
  return fits ? { ...found, value: checked.value } : undefined;
}

/** What a question asks about the resident; in rows that is so in the first alone. */
export function aboutResident({ question, scope }: Asking, sheet: Sheet): Fact | undefined {
  return isResident(scope, sheet) ? question.question.about : undefined;
}

/** Whether the answers say otherwise than it is known what nobody has two of. */
function isSomebodyElse(sheet: Sheet, known: Known): boolean {
  return askingsAbout(sheet).some(([fact, { answer }]) => {
    const found = known.get(fact);
    return (
      ofOnePerson.includes(fact) && answer !== undefined && found !== undefined && answer !== found.value
    );
  });
}

function askingsAbout(sheet: Sheet): [Fact, Asking][] {
  return [...sheet.service.steps.values()]
    .flatMap((step) => sheet.scopesOf(step).flatMap((scope) => scope.steps.get(step.step.id) ?? []))
    .flatMap((asking): [Fact, Asking][] => {
      const fact = aboutResident(asking, sheet);
      return fact ? [[fact, asking]] : [];
    });
}

function isResident({ step, row }: Scope, sheet: Sheet): boolean {
  return step === undefined || sheet.rowsOf(step)[0]?.row === row;
}
