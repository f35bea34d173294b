import { Activity, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ServiceSummary } from '../../core/service/summary.ts';
import { api } from '../api.ts';
import { fetchDivisionsNear } from '../input/address/use-divisions.ts';
import { useIdle } from '../idle.ts';
import { fetchInputs } from '../input/inputs.tsx';
import { Curtain } from '../keys/curtain.tsx';
import { inUse } from '../keys/in-use.ts';
import { sayFirst } from '../keys/say-first.ts';
import { steadyHand } from '../keys/steady.ts';
import { useAutomaticScan } from '../keys/use-automatic-scan.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useKiosk } from '../kiosk.tsx';
import { NearMiss } from '../part/near-miss/near-miss.tsx';
import { setNames } from '../speech/pronunciation.ts';
import { speaker } from '../speech/speech.ts';
import type { Trouble } from '../trouble.ts';
import { Cover } from './cover.tsx';
import { useKeptManner } from './keep-manner.ts';
import { resetManner, useManner } from './manner.ts';
import { Room } from './room.tsx';
import { useSession } from './session.ts';
import { useShownLanguage } from './shown-language.ts';
import './screen.css';
import { useHeadphones } from './use-headphones.ts';
import { useOfferHelp } from './use-offer-help.ts';
import { useScannedCode } from './use-scanned-code.ts';
import { VisitContext, type Overlay, type Visit, type VisitActs } from './visit.tsx';

/** One resident's visit, from the first touch until the kiosk falls asleep, beginning where the machine says it stands. */
export function Resident({ first }: { first: Visit }) {
  const { state, onEvent } = useKiosk();
  const { language, touch } = useManner();
  const [visit, setVisit] = useState(first);
  const [overlay, setOverlay] = useState<Overlay>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [services, setServices] = useState<readonly ServiceSummary[]>([]);

  useHeadphones(visit.at === 'asleep', () => {
    const { keys, scans } = inUse.get();
    // Whoever has keys finds everything by them, and what lies over the visit already is not to be lost.
    if (touch === 'says' || keys || scans || overlay) return false;
    if (visit.at === 'asleep') setVisit({ at: 'welcome' });
    setOverlay('hear');
    return true;
  });
  const touchSays = touch === 'says' || overlay === 'hear';
  useLayoutEffect(() => {
    sayFirst(touchSays);
    return () => sayFirst(false);
  }, [touchSays]);
  useLayoutEffect(() => {
    steadyHand(touch === 'steady');
    return () => steadyHand(false);
  }, [touch]);
  const ready = useShownLanguage(language, visit);
  useKeptManner(visit.at === 'session' ? visit.view.session : undefined);

  useEffect(() => {
    // Without a catalog the services screen says that nothing can be done here just now.
    const look = () =>
      api.catalog.list().then(
        (list) => setServices(list.services),
        () => undefined,
      );
    void look();
    return onEvent((event) => {
      if (event.kind === 'hello') void look();
    });
  }, [onEvent]);

  const learn = useCallback((kind: 'keys' | 'scans') => {
    inUse.change({ [kind]: true });
    setOverlay(kind);
  }, []);
  useKeys(state.keys, learn);
  useAutomaticScan();

  const inSession = visit.at === 'session';
  useEffect(() => {
    if (!inSession) return;
    // While what to bring is being read: a question should not keep anybody waiting for the way to answer it.
    const called = requestIdleCallback(() => {
      void fetchInputs();
      void fetchDivisionsNear(state.hall.division);
    });
    return () => cancelIdleCallback(called);
  }, [inSession, state.hall.division]);

  const sleep = useCallback(() => {
    resetManner();
    inUse.reset();
    // A page loaded anew is the one way to be sure that nothing of the last visit is left in its memory.
    location.reload();
  }, []);

  const practice = visit.at === 'session' && visit.view.practice;
  const acts = useMemo<VisitActs>(
    () => ({
      go: setVisit,
      open: setOverlay,
      learn,
      sleep,
      trouble(happened) {
        setTrouble(happened);
        setOverlay('trouble');
      },
      practice,
      services,
    }),
    [practice, services, learn, sleep],
  );

  const view = visit.at === 'session' ? visit.view : undefined;
  const session = useSession(view, language, acts);
  // Before anything on the screen is read.
  useLayoutEffect(() => setNames(view?.names ?? []), [view]);

  const idle = useIdle({
    on: visit.at !== 'asleep',
    listens: true,
    warnAfterMs: isBeforeCase(visit) ? state.idle.warnBeforeCaseAfterMs : state.idle.warnAfterMs,
    parkAfterMs: state.idle.parkAfterMs,
    onGone: () => {
      speaker().stop();
      void putAway(visit).finally(sleep);
    },
  });

  const useless = useScannedCode(visit, state.kiosk.id, {
    wake: idle.stay,
    reopen: (code) => {
      setOverlay(undefined);
      setVisit({ at: 'reopen', code });
    },
    tell: () => {
      if (visit.at === 'asleep') setVisit({ at: 'welcome' });
      setOverlay('scanned');
    },
  });

  const uncovered = !idle.warning && !overlay;
  useOfferHelp(uncovered ? screenOf(visit) : undefined);

  if (!ready) return null;
  return (
    <VisitContext value={acts}>
      {/* What lies beneath a cover keeps what was typed, and is read aloud again when it comes back. */}
      <Activity mode={idle.warning || overlay ? 'hidden' : 'visible'}>
        <Room visit={visit} session={session} />
      </Activity>
      <Cover
        idle={idle}
        overlay={overlay}
        trouble={trouble}
        useless={useless}
        view={view}
        session={session}
      />
      <NearMiss />
      <Curtain />
    </VisitContext>
  );
}

/** Nothing is begun that could be lost. */
function isBeforeCase({ at }: Visit): boolean {
  return at === 'welcome' || at === 'services' || at === 'reopen' || at === 'record';
}

/** Names what somebody may be puzzled by; undefined where nobody is there. */
function screenOf(visit: Visit): string | undefined {
  if (visit.at === 'asleep' || visit.at === 'thanks') return undefined;
  return visit.at === 'session' ? JSON.stringify(visit.view.place) : visit.at;
}

/**
 * Nobody is there any more: what is open is parked without showing a code, or gone where it was only tried; what is shown
 * is shown no longer.
 */
async function putAway(visit: Visit): Promise<void> {
  try {
    if (visit.at === 'session') await api.session.park({ session: visit.view.session, silently: true });
    if (visit.at === 'slip' || visit.at === 'rating')
      await api.submission.done({ submission: visit.slip.submission });
    if (visit.at === 'record') await api.record.done();
  } catch {
    // A disk that refuses is no failure of these calls: the machine shows none of it here any more.
  }
}
