import type { Recording, Value } from '../../../core/session/value.ts';
import type { Draft } from '../input-props.ts';
import { isPending, type Typing, typingOf } from '../keyboard/typing.ts';
import { input } from '../say.ts';
import { isRecording } from './pieces.ts';
import type { Recorder } from './recorder.ts';

/** What is to be told of what was said, or why nothing could be. */
export type Told = 'kept' | 'full' | 'cut' | 'disk' | 'found' | 'quiet' | 'closed' | 'not-kept';

/** What is being said, or was. */
export interface Speech {
  /** `looking` for what a breakdown may have left; `opening` the microphone; `keeping` what was said. */
  at: 'looking' | 'ready' | 'opening' | 'listening' | 'keeping';
  recorder?: Recorder | undefined;
  /** The answer as it stands, and the one before it, which is not gone. */
  kept?: Recording | undefined;
  earlier?: Recording | undefined;
  told?: Told | undefined;
  /** What a recogniser makes of it, until the resident has said whether that is so. */
  proposed?: string | undefined;
}

/** Own words: said, or written, whichever was turned to last. Neither goes with turning to the other. */
export interface OwnWordsGiven {
  way: 'speak' | 'write';
  speech: Speech;
  typing: Typing;
}

export function givenFrom(value: Value | undefined): OwnWordsGiven {
  const text = typeof value === 'string' ? value : '';
  const kept = isRecording(value) ? value : undefined;
  return {
    way: text === '' ? 'speak' : 'write',
    speech: { at: 'looking', ...(kept && { kept }) },
    typing: typingOf(text),
  };
}

/** What outlasts that the question is left. Of what is just being said the machine knows more than a screen does. */
export function stayed({ way, typing, speech: { kept, earlier } }: OwnWordsGiven): OwnWordsGiven {
  return { way, typing, speech: { at: 'looking', kept, earlier } };
}

/** Nothing that is being said goes on while another way is turned to: so it cannot be sent in its place. */
export function draftOf({ way, speech, typing }: OwnWordsGiven): Draft {
  if (way === 'write') return writtenDraft(typing);
  const { at, kept } = speech;
  if (at === 'listening') return { ready: false, missing: input('recording.missing-stop') };
  if (at === 'opening' || at === 'keeping') return { ready: false, missing: input('recording.wait') };
  return kept ? { ready: true, value: kept } : { ready: false, missing: input('recording.missing') };
}

function writtenDraft(typing: Typing): Draft {
  if (isPending(typing)) return { ready: false, missing: input('keyboard.choose') };
  const { text } = typing;
  return text.trim() === '' ? { ready: false, missing: input('text.missing') } : { ready: true, value: text };
}
