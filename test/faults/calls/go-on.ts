import type { ShownSession, Slip } from '../../../core/contract.ts';
import type { MachineApi } from '../../support/call-machine.ts';
import { step as stepOn } from '../../support/resident.ts';
import { shippedServices } from '../../support/shipped-service.ts';
import { oneOf } from '../one-of.ts';

/** A session on this screen, also where one stands open there already. */
export async function begin(api: MachineApi, random: () => number): Promise<ShownSession> {
  const { session } = await api.kiosk.state();
  if (session !== null) return api.session.view({ session });
  const service = oneOf(shippedServices, random);
  return api.session.start({ service, language: 'zh-CN', practice: random() < 0.2 });
}

/**
 * One step on from where it stands, or out of it where there is none; what is shown then, if anything.
 *
 * @param gave takes what was handed in at the end
 */
export async function step(
  api: MachineApi,
  session: string,
  random: () => number,
  gave: (slip: Slip) => void,
): Promise<ShownSession | undefined> {
  const view = await api.session.view({ session });
  if (view.place.at === 'declaration' && !view.practice) {
    gave(await api.session.submit({ session, language: 'zh-CN', undrawn: false }));
    await api.submission.done({ submission: session, another: false });
    return undefined;
  }
  const atEnd = ['declaration', 'declined', 'not-eligible'].includes(view.place.at);
  const isPhoto = view.question?.type === 'photo' && !view.question.optional;
  if (atEnd || isPhoto || random() < 0.05) {
    await api.session.leave({ session });
    return undefined;
  }
  return stepOn(api, view);
}
