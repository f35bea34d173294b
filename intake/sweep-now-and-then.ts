import type { Attachments } from './attachments.ts';

const dayMs = 24 * 3_600_000;

/**
 * Sweeps at once and then every day, beside everything else: in a folder of years that takes longer than anybody would wait
 * for a start.
 *
 * @returns ends it; done when nothing of it is under way
 */
export function sweepNowAndThen(
  { sweep }: Pick<Attachments, 'sweep'>,
  log: (error: unknown) => void,
): () => Promise<void> {
  const ending = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const again = () => {
    // Whatever could not be swept today is there tomorrow.
    last = last.then(async () => sweep(ending.signal)).catch(log);
  };
  again();
  const daily = setInterval(again, dayMs);
  return async () => {
    clearInterval(daily);
    ending.abort();
    await last;
  };
}
