import { answered } from './answered.ts';
import { os } from './base.ts';

export const submission = os.submission.router({
  slip: os.submission.slip.handler(({ context: { areas, screen }, input, errors }) =>
    answered(errors, areas.slips.read(screen, input.submission)),
  ),
  print: os.submission.print.handler(async ({ context: { areas, screen }, input, errors }) =>
    answered(errors, await areas.slips.print(screen, input.submission, input.language)),
  ),
  rate: os.submission.rate.handler(({ context: { areas, screen }, input, errors }) =>
    answered(errors, areas.slips.rate(screen, input.submission, input.faces)),
  ),
  done: os.submission.done.handler(({ context: { areas, screen }, input }) => {
    areas.slips.done(screen, input.submission);
    if (!input.another) areas.visits.forget(screen);
    return {};
  }),
});
