import { os } from './base.ts';

export const visit = os.visit.router({
  end: os.visit.end.handler(({ context: { areas, screen } }) => {
    areas.visits.forget(screen);
    areas.records.hide(screen);
    return {};
  }),
});
