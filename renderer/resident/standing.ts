import { api } from '../api.ts';
import { changeManner } from './manner.ts';
import type { Visit } from './visit.tsx';

/**
 * Where the visit stands by what the machine kept: in the session that is open here or before its slip. Undefined when
 * nothing is. A session is shown as it was shown before. Asked after a reload, and whenever an act fails because the session is not where the screen believed.
 */
export async function standing(): Promise<Visit | undefined> {
  const { session, manner, slip } = await api.kiosk.state();
  if (session !== null) {
    const view = await api.session.view({ session });
    if (manner) changeManner(manner);
    return { at: 'session', view };
  }
  if (slip !== null) return { at: 'slip', slip: await api.submission.slip({ submission: slip }) };
  return undefined;
}
