import { answered } from './answered.ts';
import { os } from './base.ts';

export const session = os.session.router({
  start: os.session.start.handler(({ context: { areas, screen }, input, errors }) =>
    answered(errors, areas.sessions.start(screen, input.service, input.language, input.practice)),
  ),
  view: os.session.view.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.view(input.session)),
  ),
  answer: os.session.answer.handler(({ context: { areas }, input, errors }) =>
    answered(
      errors,
      areas.sessions.act(input.session, { do: 'answer', path: input.path, value: input.value }, input.from),
    ),
  ),
  card: os.session.card.handler(({ context: { areas, screen }, input, errors }) => {
    areas.cards.typed(screen, input.number);
    return answered(errors, areas.sessions.view(input.session));
  }),
  confirm: os.session.confirm.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.confirm(input.session, input.path, input.value)),
  ),
  skip: os.session.skip.handler(({ context: { areas }, input, errors }) =>
    answered(
      errors,
      areas.sessions.act(input.session, { do: 'skip', path: input.path, instead: input.instead }),
    ),
  ),
  next: os.session.next.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.act(input.session, { do: 'next', from: input.from })),
  ),
  back: os.session.back.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.act(input.session, { do: 'back', from: input.from })),
  ),
  goTo: os.session.goTo.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.act(input.session, { do: 'goTo', place: input.place })),
  ),
  addRow: os.session.addRow.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.act(input.session, { do: 'addRow', step: input.step })),
  ),
  removeRow: os.session.removeRow.handler(({ context: { areas }, input, errors }) =>
    answered(
      errors,
      areas.sessions.act(input.session, { do: 'removeRow', step: input.step, row: input.row }),
    ),
  ),
  consent: os.session.consent.handler(({ context: { areas }, input, errors }) =>
    answered(
      errors,
      areas.sessions.act(input.session, { do: 'consent', consent: input.consent, agreed: input.agreed }),
    ),
  ),
  handOver: os.session.handOver.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.handOver(input.session, input.to)),
  ),
  manner: os.session.manner.handler(({ context: { areas }, input }) => {
    areas.sessions.keepManner(input.session, input.manner);
    return {};
  }),
  park: os.session.park.handler(async ({ context: { areas }, input, errors }) =>
    answered(errors, await areas.sessions.park(input.session, input.silently)),
  ),
  printCode: os.session.printCode.handler(async ({ context: { areas }, input, errors }) =>
    answered(errors, await areas.sessions.printCode(input.session, input.code, input.language)),
  ),
  reopen: os.session.reopen.handler(async ({ context: { areas, screen }, input, errors }) =>
    answered(errors, await areas.sessions.reopen(screen, input.code)),
  ),
  leave: os.session.leave.handler(({ context: { areas }, input, errors }) =>
    answered(errors, areas.sessions.leave(input.session)),
  ),
  submit: os.session.submit.handler(async ({ context: { areas, screen }, input, errors }) =>
    answered(errors, await areas.sessions.submit(screen, input.session, input)),
  ),
});
