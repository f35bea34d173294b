import { api } from '../api.ts';
import type { Visit } from './visit.tsx';

/**
 * Where the visit stands by what the machine kept: in the session that is open here or before its slip. Undefined when
 * nothing is. Asked after a reload, and whenever an act fails because the session is not where the screen believed.
 */
export async function standing(): Promise<Visit | undefined> {
  const { session, slip } = await api.kiosk.state();
  if (session !== null) return { at: 'session', view: await api.session.view({ session }) };
  if (slip !== null) return { at: 'slip', slip: await api.submission.slip({ submission: slip }) };
  return undefined;
}
