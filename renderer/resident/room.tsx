import { Asleep } from './asleep.tsx';
import { ParkedScreen } from './parked.tsx';
import { Rating } from './rating.tsx';
import { Record } from './record.tsx';
import { Reopen } from './reopen.tsx';
import { Services } from './services.tsx';
import type { SessionActs } from './session.ts';
import { SessionPlace } from './session-place.tsx';
import { SlipScreen } from './slip.tsx';
import { Thanks } from './thanks.tsx';
import { Tried } from './tried.tsx';
import type { Visit } from './visit.tsx';
import { Welcome } from './welcome.tsx';

/** The screen for where the visit is. */
export function Room({ visit, session }: { visit: Visit; session: SessionActs | undefined }) {
  switch (visit.at) {
    case 'asleep':
      return <Asleep />;
    case 'welcome':
      return <Welcome />;
    case 'services':
      return <Services />;
    case 'reopen':
      return <Reopen scanned={visit.code} />;
    case 'record':
      return <Record record={visit.record} />;
    case 'session':
      return session && <SessionPlace view={visit.view} acts={session} />;
    case 'tried':
      return <Tried service={visit.service} />;
    case 'slip':
      return <SlipScreen slip={visit.slip} />;
    case 'rating':
      return <Rating slip={visit.slip} />;
    case 'parked':
      return <ParkedScreen session={visit.session} parked={visit.parked} />;
    case 'thanks':
      return <Thanks />;
  }
}
