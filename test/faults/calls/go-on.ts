import type { ShownSession } from '../../../core/contract.ts';
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

/** One step on from where it stands, or out of it where there is none; what is shown then, if anything. */
export async function step(
  api: MachineApi,
  session: string,
  random: () => number,
): Promise<ShownSession | undefined> {
  const view = await api.session.view({ session });
  const atEnd = ['declaration', 'declined', 'not-eligible'].includes(view.place.at);
  const isPhoto = view.question?.type === 'photo' && !view.question.optional;
  if (atEnd || isPhoto || random() < 0.05) {
    await api.session.leave({ session });
    return undefined;
  }
  return stepOn(api, view);
}
