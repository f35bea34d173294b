import { setImmediate } from 'node:timers/promises';
import { parsedJson } from '../../../core/submission/json.ts';
import { answerShape, receiptShape, type Answered } from '../../../core/submission/receipt.ts';
import { claimedContent } from '../../../core/submission/signed.ts';
import { answersPattern, answersShape, stickFolder, stickLimits } from '../../../core/submission/stick.ts';
import type { Stick } from '../../../stick/stick.ts';

/** An answer on a stick, and which submission it says that it is for. Nothing of it is proven yet. */
export interface FoundAnswer {
  readonly submission: string;
  readonly body: Answered;
}

/**
 * Every answer for this kiosk on a stick: in its own folder, where `import` of an intake leaves it, or wherever somebody
 * saved it from the intake's page without knowing of folders. Its own folder comes first: what else lies there may be more
 * than is read.
 */
export async function* answersOn(stick: Stick, kiosk: string): AsyncGenerator<FoundAnswer, void> {
  let left: number = stickLimits.answersInAll;
  for (const folder of [[stickFolder, kiosk], [stickFolder], []]) {
    const names = await stick.names(folder, stickLimits.submissions);
    for (const name of names.filter((one) => answersPattern.test(one)).slice(0, stickLimits.answerFiles)) {
      const bytes = await stick.read([...folder, name], Math.min(left, stickLimits.answersBytes));
      left -= bytes?.length ?? 0;
      const answers = bytes && answersShape.safeParse(parsedJson(bytes)).data?.answers;
      for (const [at, answer] of (answers ?? []).slice(0, stickLimits.submissions).entries()) {
        // Whoever stands before the kiosk must not wait for a stick that was made to be long.
        if (at % answersAtOnce === 0) await setImmediate();
        const body = answerShape.safeParse(answer).data;
        const submission = body && claimedSubmission('receipt' in body ? body.receipt : body.refusal);
        if (body && submission !== undefined) yield { submission, body };
      }
    }
  }
}

const answersAtOnce = 200;

const claimedShape = receiptShape.pick({ submission: true });

function claimedSubmission(jws: string): string | undefined {
  return claimedShape.safeParse(claimedContent(jws)).data?.submission;
}
