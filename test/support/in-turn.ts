import process from 'node:process';

/**
 * A sweep looks at the same screens in every language, on every glass and in every size. All of it takes longer than whoever
 * changes a line can wait for, so `npm test` looks at a third, which the commit tells; `npm test -- --whole`, or a file that is
 * named by itself, looks at everything.
 */
export const turns = 3;

/** Which third is looked at. */
type Turn = number | 'whole';

/** A number that stands for the commit: tools/test.mjs names it, and the same one has the same looked at again. */
const named = process.env['TEST_TURN'];
const turnOfRun: Turn = named ? Number(named) % turns : 'whole';

/** Whether what stands at a place of a sweep is looked at in this run. Each place has its turn in one run of three. */
export function hasItsTurn(at: number, turn = turnOfRun): boolean {
  return turn === 'whole' || at % turns === turn;
}

/** What of a sweep is looked at in this run. `from` starts it elsewhere than others, so that a run has several languages. */
export function inTurn<T>(all: readonly T[], from = 0, turn = turnOfRun): T[] {
  return all.filter((_, at) => hasItsTurn(from + at, turn));
}

/** From 0, one of `count` ways to look that change over from commit to commit, whichever third is looked at. */
export function alternately(count: number): number {
  return named ? Math.floor(Number(named) / turns) % count : 0;
}
