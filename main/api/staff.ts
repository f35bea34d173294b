import { answered } from './answered.ts';
import { os, type CallContext } from './base.ts';

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
  retry: os.staff.retry.handler(({ context }) => ({
    tried: context.areas.desk.retry(whoCalls(context).id),
  })),
  stick: os.staff.stick.handler(({ context: { areas } }) => areas.stick.state()),
  takeAlong: os.staff.takeAlong.handler(({ context }) => {
    context.areas.stick.takeAlong(whoCalls(context).id);
    return context.areas.stick.state();
  }),
  takeAnswers: os.staff.takeAnswers.handler(({ context }) => {
    context.areas.stick.takeAnswers(whoCalls(context).id);
    return context.areas.stick.state();
  }),
  callOffStick: os.staff.callOffStick.handler(({ context }) => {
    context.areas.stick.callOff(whoCalls(context).id);
    return context.areas.stick.state();
  }),
  open: os.staff.open.handler(({ context: { areas, screen }, input, errors }) => {
    const { id } = whoCalls({ areas, screen });
    const view = answered(errors, areas.sessions.openParked(screen, input.session, id));
    areas.staff.signOut(screen);
    return view;
  }),
  fillIn: os.staff.fillIn.handler(({ context: { areas, screen }, input, errors }) => {
    const { id } = whoCalls({ areas, screen });
    const view = answered(errors, areas.sessions.fillIn(screen, input.session, id));
    areas.staff.signOut(screen);
    return view;
  }),
  putAway: os.staff.putAway.handler(({ context, input, errors }) =>
    answered(errors, context.areas.sessions.parkLeft(input.session, whoCalls(context).id)),
  ),
});

/** The person of the staff who makes the call: that there is one was seen to before the call ran. */
function whoCalls({ areas, screen }: Pick<CallContext, 'areas' | 'screen'>) {
  const person = areas.staff.present(screen);
  if (!person) throw new Error('A call of the staff was let through with nobody signed in');
  return person;
}
