import type { QuestionView } from '../../core/session/view.ts';

/**
 * One state of a way to answer, by name: what is asked, and what somebody does until it looks like this. Examples are
 * the documentation of their folder. `npm run gallery -- --what inputs` draws every one, and
 * test/renderer/input/every-panel.browser.test.ts measures it on every glass: a state without an example is one that nobody
 * has looked at.
 */
export interface InputExample {
  name: string;
  question: Pick<QuestionView, 'type'> & Partial<QuestionView>;
  /** Whose words and pictures it has; where none is named, the allowance's. */
  service?: string;
  /** The answer was not taken: the name of the sentence that says why. */
  problem?: string;
  /** What is pressed one after the other, as it is called in zh-CN. */
  touches?: readonly string[];
  /** What is typed then, on a keyboard that is plugged in. */
  typed?: string;
  /** Some of the words that are seen then, in zh-CN, where they do not come at once. */
  until?: string | RegExp;
  /** Neither camera nor microphone opens. */
  closed?: true;
  /** What a recogniser makes of what is said; without it there is none. */
  recognised?: string;
}

/** What stands in the machine of a photo, a drawing or a voice; `number` tells several apart. */
export function sealed(number = 1): { attachment: string; digest: string; bytes: number } {
  return {
    attachment: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    digest: 'sha256:x',
    bytes: 10,
  };
}

/** Everything that may be said in place of an answer. */
export const waysPast = { instead: ['not-known', 'later'] } satisfies Partial<QuestionView>;
