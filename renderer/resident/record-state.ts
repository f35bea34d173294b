import type { HandedInRecord } from '../../core/contract.ts';
import type { Saying } from '../text/saying.ts';
import { resident } from './say.ts';

/** Where it stands, in one sentence. */
export function stateOf({ delivery, case: said, toChange, correctedBy }: HandedInRecord): Saying {
  if (delivery === 'refused') return resident('record.refused');
  if (delivery !== 'received') return resident('record.waiting');
  if (correctedBy !== null) return resident('record.corrected', { number: correctedBy });
  if (said?.state !== 'handed-back') return resident(`record.${said?.state ?? 'received'}`);
  return resident(toChange === 'here' ? 'record.handed-back' : 'record.handed-back-counter');
}

/** "Until nine this morning": as of when that is so. Nothing where it does not come from elsewhere, or nobody knows when. */
export function asOf({ delivery, asOf: at }: HandedInRecord): Saying | undefined {
  if (at === null || delivery !== 'received') return undefined;
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', hour: 'numeric', hourCycle: 'h23' }).format(
      at,
    ),
  );
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(at);
  return resident(`record.as-of-${partOfDay(hour)}`, { day, hour: hour % 12 === 0 ? 12 : hour % 12 });
}

/** As people say it. A kiosk asks upstream all night, and whoever comes in the morning is told of an hour of the night. */
function partOfDay(hour: number) {
  if (hour === 0) return 'midnight';
  if (hour < 6) return 'small-hours';
  if (hour < 12) return 'morning';
  if (hour === 12) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}
