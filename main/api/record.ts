import { answered } from './answered.ts';
import { os } from './base.ts';

export const record = os.record.router({
  find: os.record.find.handler(async ({ context: { areas, screen }, input, errors }) =>
    answered(errors, await areas.records.find(screen, input.number)),
  ),
  shown: os.record.shown.handler(({ context: { areas, screen }, errors }) =>
    answered(errors, areas.records.shown(screen)),
  ),
  print: os.record.print.handler(async ({ context: { areas, screen }, input, errors }) =>
    answered(errors, await areas.records.print(screen, input.language)),
  ),
  open: os.record.open.handler(({ context: { areas, screen }, errors }) =>
    answered(errors, areas.records.open(screen)),
  ),
  forget: os.record.forget.handler(({ context: { areas, screen }, errors }) =>
    answered(errors, areas.records.forget(screen)),
  ),
  done: os.record.done.handler(({ context: { areas, screen } }) => {
    areas.records.hide(screen);
    return {};
  }),
});
