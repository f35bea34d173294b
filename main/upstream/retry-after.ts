/** Longer than this nobody is believed: the header may come from something that stands in between and is not the intake. */
const longestMs = 3_600_000;

/**
 * `Retry-After` as a duration, undefined where there is none that makes sense. A date is held against the answer's own
 * `Date`, never against the kiosk's clock, which may be wrong by years.
 */
export function retryAfterMs(headers: Headers): number | undefined {
  const said = headers.get('retry-after')?.trim();
  if (!said) return undefined;
  const waitMs = /^[0-9]+$/.test(said)
    ? Number(said) * 1000
    : Date.parse(said) - Date.parse(headers.get('date') ?? '');
  return waitMs >= 0 ? Math.min(waitMs, longestMs) : undefined;
}
