import { useState } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { useNobodyThere } from './nobody-there.ts';
import { Overview } from './overview.tsx';
import { SignIn } from './sign-in.tsx';

/** The staff's room: nothing of it is seen before a person and their PIN belong together. */
export function Staff({ onLeave }: { onLeave(): void }) {
  const { state } = useKiosk();
  const [person, setPerson] = useState(state.staff);

  async function leave(): Promise<void> {
    await api.staff.signOut().catch(() => undefined);
    onLeave();
  }
  useNobodyThere(() => void leave());

  return person ? (
    <Overview name={person.name} onLeave={() => void leave()} onOpened={onLeave} />
  ) : (
    <SignIn onSignedIn={setPerson} onLeave={onLeave} />
  );
}
