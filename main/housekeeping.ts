import { withoutMessage } from './log/operating-log.ts';
import type { Ports } from './machine.ts';
import { tidy, tidyAtStart, type TidyingParts } from './session/tidying.ts';

const everyMs = 600_000;

/**
 * Forgets what is over, now and every ten minutes.
 *
 * @param isDamaged something of what residents said was found damaged: then nothing is swept away as of no use
 * @returns ends it
 */
export function keepHouse(
  tidying: TidyingParts,
  isDamaged: boolean,
  { after }: Pick<Ports['clock'], 'after'>,
): () => void {
  tidyAtStart(tidying, isDamaged);
  let callOff: (() => void) | undefined;
  const keepTidy = () => {
    try {
      tidy(tidying);
    } catch (error) {
      // The disk may be full, and somebody stand before the kiosk: it is no reason to end.
      tidying.log.line('tidying-failed', withoutMessage(error));
    }
    callOff = after(everyMs, keepTidy);
  };
  keepTidy();
  return () => callOff?.();
}
