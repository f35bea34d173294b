import { pickIn } from './written.ts';
import type { Source } from '../../core/session/event.ts';
import type { Outcome } from '../../core/session/session.ts';
import { openEnvelope } from '../../core/submission/envelope.ts';
import { languageOf } from '../../renderer/text/language.ts';
import type { RunningIntake } from './running-intake.ts';
import type { Move, Moves } from './visit.ts';

/** What stands where somebody said that they do not know. */
const notSaid = { notKnown: true };

/**
 * What the newest submission at the intake says, by question id, opened with the intake's own key; where several rows say
 * something of one question, what the last of them does.
 */
export async function newestAnswers(intake: RunningIntake): Promise<Map<string, unknown>> {
  const { applications } = await newestOutcome(intake);
  return new Map(
    applications.flatMap(({ answers, notKnown }) => {
      const rows = [...new Set(answers.map(({ row }) => row))];
      return [...answers, ...notKnown.map((one) => ({ ...one, value: notSaid }))]
        .toSorted((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row))
        .map(({ question, value }): [string, unknown] => [question, value]);
    }),
  );
}

/** Of each answer, what it says of who gave it and what it came from. */
export async function newestSources(intake: RunningIntake): Promise<Map<string, Source>> {
  const { applications } = await newestOutcome(intake);
  return new Map(
    applications.flatMap(({ answers }) =>
      answers.map(({ question, source }): [string, Source] => [question, source]),
    ),
  );
}

async function newestOutcome(intake: RunningIntake): Promise<Outcome> {
  const [newest] = await intake.store.list(1);
  const kept = newest && (await intake.store.submission(newest.submission));
  const { openingKey } = intake.identity;
  if (!kept || !openingKey) throw new Error('Nothing has arrived that could be opened');
  return (await openEnvelope(kept.envelope, openingKey))?.outcome as Outcome;
}

/**
 * Every difference between what was touched and what arrived, a line each. A question that only decides which
 * applications are made is itself in none, and is named in `deciding`.
 */
export function differences(
  moves: Moves,
  language: string,
  answers: ReadonlyMap<string, unknown>,
  deciding: readonly string[] = [],
): string[] {
  return Object.entries(moves)
    .filter(([question]) => !deciding.includes(question))
    .filter(([question, move]) => !isWhatWasTouched(move, language, answers.get(question)))
    .map(
      ([question, move]) => `${question}: ${JSON.stringify(move)} → ${JSON.stringify(answers.get(question))}`,
    );
}

function isWhatWasTouched(move: Move, language: string, value: unknown): boolean {
  if ('skip' in move) return value === undefined;
  if ('notKnown' in move) return value === notSaid;
  if ('digits' in move) return value === move.digits;
  if ('pinyin' in move)
    return value === (languageOf(language).letters === 'pinyin' ? pickIn(language, move) : move.latin);
  if ('speak' in move) {
    const { seconds = 0 } = (value ?? {}) as { seconds?: number };
    return Math.abs(seconds - move.speak) <= 2;
  }
  if ('photo' in move) return Array.isArray(value) && value.length === 1;
  if ('choose' in move) {
    if (typeof value === 'boolean') return value === (move.choose === 'yes');
    return (Array.isArray(value) ? value : [value]).join() === move.choose;
  }
  const { levels, detail } = value as { levels: string[]; detail: string };
  return levels.at(-1) === move.places.at(-1) && detail === move.number;
}
