import type { api } from '../api.ts';
import { EyeIcon } from '../picture/icon.tsx';
import { literal, staff } from './say.ts';
import { StaffRow } from './staff-row.tsx';

export type RefusedService = Awaited<ReturnType<typeof api.staff.overview>>['refusedServices'][number];

/** A service that the kiosk does not offer because something in its folder is wrong. Its name is its folder's. */
export function RefusedServiceRow({ refused, onWhy }: { refused: RefusedService; onWhy(): void }) {
  return (
    <StaffRow
      label={literal(refused.service)}
      needs
      say={[staff('service.refused', { count: refused.problems.length })]}
      acts={[{ say: staff('overview.why'), icon: <EyeIcon />, onPress: onWhy }]}
    />
  );
}
