import type { Address } from '../../core/session/value.ts';
import { useDivisionPath } from '../input/address/use-divisions.ts';
import { Spoken } from '../speech/spoken.tsx';
import { resident } from './say.ts';

/** An address that the kiosk's list of places does not know is taken as it was said; that somebody looks again is told. */
export function UnlistedPlace({ address: { code } }: { address: Address }) {
  const path = useDivisionPath(code);
  if (path?.length !== 0) return null;
  return <Spoken say={resident('review.unlisted')} as="p" className="review-source" />;
}
