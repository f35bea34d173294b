import { boundedBytes } from '../../core/submission/bounded.ts';
import { parsedJson } from '../../core/submission/json.ts';
import type { Silence } from './port.ts';
import { retryAfterMs } from './retry-after.ts';

/** What came back: a status and JSON. Anything that is not JSON within bounds counts as silence. */
export type Exchanged =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly silence: Silence }
  | Silence;

const longestAnswerBytes = 256 * 1024;

/** Where one of an intake's calls is, wherever below a web server it was put. */
export function endpoint(intake: string, call: string): URL {
  return new URL(call, intake.endsWith('/') ? intake : `${intake}/`);
}

/** Posts JSON and reads JSON. Follows no redirect: an intake never sends one, a login page of some network does. */
export async function postJson(
  url: URL,
  body: unknown,
  {
    signal,
    timeoutMs,
    longestBytes = longestAnswerBytes,
  }: { signal?: AbortSignal; timeoutMs: number; longestBytes?: number },
): Promise<Exchanged> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const silence = silenceOf(response.status, response.headers);
    const bytes = await boundedBytes(response.body, longestBytes);
    const parsed = bytes && parsedJson(bytes);
    return parsed === undefined
      ? silence
      : { kind: 'answer', status: response.status, body: parsed, silence };
  } catch {
    if (signal?.aborted === true) return { kind: 'silence', code: 'given-up' };
    return { kind: 'silence', code: timeout.aborted ? 'timed-out' : 'unreachable' };
  }
}

/** What an answer comes to when it carries nothing that our intake signed. */
export function silenceOf(status: number, headers: Headers): Silence {
  const waitMs = retryAfterMs(headers);
  return { kind: 'silence', code: codeOf(status), ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
}

function codeOf(status: number): Silence['code'] {
  if (status === 429 || status === 503) return 'intake-busy';
  if (status >= 500) return 'intake-failed';
  return status >= 400 ? 'not-accepted' : 'not-the-intake';
}
