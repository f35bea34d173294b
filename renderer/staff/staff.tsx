import { useState } from 'react';
import { api } from '../api.ts';
import { useIdle } from '../idle.ts';
import { useKiosk } from '../kiosk.tsx';
import { Overview } from './overview.tsx';
import { SignIn } from './sign-in.tsx';

/** A corner that was found by chance must not stand before a resident's session for long. */
const SIGN_IN_MS = 60_000;
/** As long as the machine itself keeps a visit of the staff that asks for nothing. */
const VISIT_MS = 5 * 60_000;

/**
 * The staff's room: nothing of it is seen before a person and their PIN belong together. It closes by itself, without a
 * warning, since nothing is lost by it: what stands behind it is a resident's, and has its own time to be put away.
 */
export function Staff({ onLeave }: { onLeave(): void }) {
  const { state } = useKiosk();
  const [person, setPerson] = useState(state.staff);

  async function leave(): Promise<void> {
    await api.staff.signOut().catch(() => undefined);
    onLeave();
  }

  useIdle({
    on: true,
    listens: false,
    warnAfterMs: person ? VISIT_MS : SIGN_IN_MS,
    parkAfterMs: 0,
    onGone: () => void leave(),
  });

  return person ? (
    <Overview name={person.name} onLeave={() => void leave()} onOpened={onLeave} />
  ) : (
    <SignIn onSignedIn={setPerson} onLeave={onLeave} />
  );
}
