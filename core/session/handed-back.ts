import { z } from 'zod';
import type { Service } from '../service/service.ts';
import { checkAnswer } from './check-answer.ts';
import { sourceShape, type SessionEvent } from './event.ts';
import { Filling } from './filling.ts';
import { type Path, pathShape } from './place.ts';
import { type Kept, valueShape, withKept } from './value.ts';

const pathIn = z.object(pathShape.shape);

/** What of an `Outcome` makes a session again. Members that are not known are let pass. */
export const handedBackShape = z.object({
  service: z.object({ id: z.string(), digest: z.string() }),
  applications: z.array(
    z.object({
      answers: z.array(pathIn.extend({ value: valueShape, source: sourceShape })),
      notKnown: z.array(pathIn),
      rows: z.array(z.object({ step: z.string(), rows: z.array(z.uuid()) })),
    }),
  ),
  consents: z.array(z.object({ consent: z.string(), agreed: z.boolean() })),
});

export type HandedBack = z.output<typeof handedBackShape>;

export interface BegunAnew {
  readonly service: Service;
  /** Of that service's package. */
  readonly digest: string;
  readonly today: string;
  /** What lies beside an answer, as it lies there for the new session; undefined where it is gone. */
  readonly kept: (before: Kept) => Kept | undefined;
}

/** Nobody remembers who touched what, except of the answers. */
const sign = { by: 'resident', from: 'handed-back' } as const;

/**
 * The log of a session that stands at its review with what was handed in once. Answers keep their source. Left out, and so
 * asked again, is what fits no more, because the service has become another, and what lay beside it and is gone.
 */
export function logOfHandedBack(
  { service: before, applications, consents }: HandedBack,
  { service, digest, today, kept }: BegunAnew,
): SessionEvent[] {
  const filling = new Filling(service, today);
  const log: SessionEvent[] = [];
  const add = (event: SessionEvent) => {
    filling.apply(event);
    log.push(event);
  };
  const isSame = before.digest === digest;

  for (const { step, rows } of applications.flatMap((application) => application.rows)) {
    const most = service.steps.get(step)?.step.repeat?.max ?? 0;
    for (const row of rows) {
      const there = filling.sheet.rowsOf(step);
      if (there.length < most && !there.some((scope) => scope.row === row))
        add({ kind: 'row-added', step, row, ...sign });
    }
  }
  for (const { consent, agreed } of consents) add({ kind: agreed ? 'agreed' : 'declined', consent, ...sign });

  const lost: Path[] = [];
  for (const { value: given, source, ...path } of applications.flatMap(({ answers }) => answers)) {
    const asking = filling.sheet.askingAt(path);
    if (!asking || asking.given !== undefined) continue;
    const value = withKept(given, kept);
    if (value === undefined) lost.push(path);
    const checked =
      value === undefined
        ? undefined
        : checkAnswer(asking.question.question, value, today, (choice) =>
            filling.sheet.isOpen(asking, choice),
          );
    if (checked && 'value' in checked) add({ kind: 'answered', path, value: checked.value, ...source });
  }
  for (const path of applications.flatMap(({ notKnown }) => notKnown)) {
    const instead = filling.sheet.askingAt(path)?.question.question.instead;
    if (instead?.includes('not-known')) add({ kind: 'cleared', path, instead: 'not-known', ...sign });
  }
  // What was passed over is not in an outcome. In another version it may be a question that nobody has been asked yet.
  for (const { asking, place } of isSame ? filling.way : []) {
    if (!asking?.question.question.optional || asking.settled || place.at !== 'question') continue;
    const { at: _, ...path } = place;
    if (!lost.some(({ question, row }) => question === path.question && row === path.row))
      add({ kind: 'cleared', path, ...sign });
  }
  // As somebody would have come there: so notes count as told, and Back leads where it led.
  for (const { place } of filling.way.slice(1)) add({ kind: 'went', place, ...sign });
  return log;
}
