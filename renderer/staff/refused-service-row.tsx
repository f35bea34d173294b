import type { api } from '../api.ts';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { EyeIcon } from '../picture/icon.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { literal, staff } from './say.ts';

export type RefusedService = Awaited<ReturnType<typeof api.staff.overview>>['refusedServices'][number];

/** A service that the kiosk does not offer because something in its folder is wrong. Its name is its folder's. */
export function RefusedServiceRow({ refused, onWhy }: { refused: RefusedService; onWhy(): void }) {
  return (
    <ReviewRow
      label={literal(refused.service)}
      value={<Spoken say={staff('service.refused', { count: refused.problems.length })} />}
      onChange={onWhy}
      change={staff('overview.why')}
      changeIcon={<EyeIcon />}
    />
  );
}
