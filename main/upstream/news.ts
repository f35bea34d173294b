import { openEnvelope } from '../../core/submission/envelope.ts';
import type { PrivateKey, PublicKey } from '../../core/submission/key.ts';
import { exchangedShape, newsShape, openNote } from '../../core/submission/news.ts';
import type { Exchange } from '../../core/submission/news.ts';
import { claimedKey, sign, verify } from '../../core/submission/signed.ts';
import { endpoint, postJson } from './exchange.ts';
import type { AskForNews, Heard } from './port.ts';

export interface NewsParts {
  readonly url: string;
  readonly kiosk: {
    readonly id: string;
    readonly signingKey: PrivateKey;
    /** The present one first, and those before and after it: something that was sealed to them may be on its way. */
    readonly receivingKeys: readonly PrivateKey[];
  };
  readonly intake: { readonly id: string; readonly signingKey: PublicKey };
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** What is handed back may be as long as what was handed in. */
const longestAnswerBytes = 2 * 1024 * 1024;

/**
 * News from the intake behind HTTP: `docs/protocol.md`. Of an answer counts what our intake signed for this kiosk, each
 * piece only next to the one before it, so that nobody on the way can change the order, leave one out or repeat one.
 */
export function httpNews({ url, kiosk, intake, now }: NewsParts): AskForNews {
  return async (after, signal) => {
    const asked: Exchange = { kiosk: kiosk.id, intake: intake.id, after, at: now() };
    const exchange = await sign('bangban-exchange', asked, kiosk.signingKey);
    const exchanged = await postJson(
      endpoint(url, 'v1/exchanges'),
      { exchange },
      { signal, timeoutMs: 60_000, longestBytes: longestAnswerBytes },
    );
    if (exchanged.kind === 'silence') return exchanged;
    const answer = exchangedShape.safeParse(exchanged.body).data;
    if (!answer) return exchanged.silence;
    const [first] = answer.news;
    if (first !== undefined && claimedKey(first) !== intake.signingKey.kid)
      return { ...exchanged.silence, byAnotherKey: true };
    const news: Heard[] = [];
    for (const jws of answer.news) {
      const heard = await read(jws, news.at(-1)?.news ?? after);
      if (heard) news.push(heard);
    }
    return { kind: 'told', news, more: answer.more };
  };

  async function read(jws: string, last: number): Promise<Heard | undefined> {
    const told = await verify('bangban-news', newsShape, jws, intake.signingKey);
    if (told?.kiosk !== kiosk.id || told.intake !== intake.id) return undefined;
    if (told.news <= last || told.before > last) return undefined;
    const { submission, digest, at, note, sealed } = told;
    return {
      news: told.news,
      submission,
      digest,
      at,
      case: told.case,
      note: note === undefined ? undefined : await openNote(note, told, keyFor(note)),
      content: sealed === undefined ? undefined : await contentOf(sealed, submission),
    };
  }

  /** The one that it says it is sealed to; where that is none of ours, the present one will not open it either. */
  function keyFor(sealed: string): PrivateKey {
    const kid = claimedKey(sealed);
    const [present] = kiosk.receivingKeys;
    const found = kiosk.receivingKeys.find((key) => key.kid === kid) ?? present;
    if (!found) throw new Error('A kiosk has a receiving key');
    return found;
  }

  /** Undefined also where it is something else than what was handed in as this submission. */
  async function contentOf(sealed: string, submission: string) {
    const content = await openEnvelope(sealed, keyFor(sealed));
    return content?.submission === submission && content.kiosk === kiosk.id ? content : undefined;
  }
}
