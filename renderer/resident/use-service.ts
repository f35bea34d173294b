import type { ServiceSummary } from '../../core/contract.ts';
import type { SessionView } from '../../core/session/view.ts';
import { useVisit } from './visit.tsx';

/** What the catalog says of the service being filled in; undefined once it has been replaced by a newer version. */
export function useService(view: SessionView): ServiceSummary | undefined {
  return useVisit().services.find((service) => service.digest === view.service.digest);
}
