import { api } from '../api.ts';
import { changeManner } from './manner.ts';
import type { Visit } from './visit.tsx';

/**
 * Where the visit stands by what the machine kept: in the session that is open here or before its slip. Undefined when
 * nothing is. Either is shown as the session was shown before. Asked after a reload, and whenever an act fails because
 * the session is not where the screen believed.
 */
export async function standing(): Promise<Visit | undefined> {
  const { session, manner, slip } = await api.kiosk.state();
  const visit = await visitOf(session, slip);
  if (visit && manner) changeManner(manner);
  return visit;
}

async function visitOf(session: string | null, slip: string | null): Promise<Visit | undefined> {
  if (session !== null) return { at: 'session', view: await api.session.view({ session }) };
  if (slip !== null) return { at: 'slip', slip: await api.submission.slip({ submission: slip }) };
  return undefined;
}
