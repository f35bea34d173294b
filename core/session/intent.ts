import type { Instead } from '../service/definition.ts';
import type { SessionEvent } from './event.ts';
import type { Path, Place } from './place.ts';
import type { Value } from './value.ts';
import type { Problem } from './view.ts';

/** What a resident, a helper or staff want to do. */
export type Intent =
  | { do: 'answer'; path: Path; value: Value }
  | { do: 'skip'; path: Path; instead?: Instead | undefined }
  | { do: 'next'; from: Place }
  | { do: 'back'; from: Place }
  | { do: 'goTo'; place: Place }
  | { do: 'addRow'; step: string }
  | { do: 'removeRow'; step: string; row: string }
  | { do: 'consent'; consent: string; agreed: boolean };

/** What comes of it: events to be kept and then applied, in order, or why it cannot be. */
export type Decision =
  | { events: SessionEvent[] }
  | {
      refusal:
        | { code: 'answer-refused'; problem: Problem }
        | { code: 'answer-missing' }
        | { code: 'not-complete'; place: Place }
        | { code: 'place-unknown' }
        | { code: 'rows-full' };
    };
