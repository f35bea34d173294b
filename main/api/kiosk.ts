import { os } from './base.ts';

export const kiosk = os.kiosk.router({
  state: os.kiosk.state.handler(({ context: { areas, screen } }) => ({
    ...areas.kiosk(),
    session: areas.sessions.openOn(screen) ?? null,
    manner: areas.sessions.mannerOn(screen) ?? areas.slips.mannerOn(screen) ?? null,
    slip: areas.slips.shownOn(screen) ?? null,
    staff: areas.staff.present(screen) ?? null,
  })),

  events: os.kiosk.events.handler(({ context: { areas, signal } }) => areas.events.listen(signal)),

  takeCode: os.kiosk.takeCode.handler(({ context: { areas } }) => ({ text: areas.codes.take() ?? null })),

  report: os.kiosk.report.handler(({ context: { areas }, input }) => {
    const reference = areas.newReference();
    areas.log.line('screen-failed', { reference, ...input });
    return { reference };
  }),
});
