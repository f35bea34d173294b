import { answered } from './answered.ts';
import { os } from './base.ts';

export const staff = os.staff.router({
  people: os.staff.people.handler(({ context: { areas } }) => areas.staff.people()),
  signIn: os.staff.signIn.handler(async ({ context: { areas, screen }, input, errors }) =>
    answered(errors, await areas.staff.signIn(screen, input.staff, input.pin)),
  ),
  signOut: os.staff.signOut.handler(({ context: { areas, screen } }) => {
    areas.staff.signOut(screen);
    return {};
  }),
  overview: os.staff.overview.handler(({ context: { areas } }) => areas.desk.overview()),
  retry: os.staff.retry.handler(async ({ context: { areas } }) => ({ tried: await areas.desk.retry() })),
  open: os.staff.open.handler(({ context: { areas, screen }, input, errors }) => {
    const view = answered(errors, areas.sessions.openParked(screen, input.session));
    areas.staff.signOut(screen);
    return view;
  }),
  putAway: os.staff.putAway.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.parkLeft(input.session)),
  ),
});
