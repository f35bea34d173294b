import { Activity, lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FaultBoundary } from './fault-boundary.tsx';
import { fetchScript } from './fetch-script.ts';
import { KioskProvider, useKiosk } from './kiosk.tsx';
import { Resident } from './resident/resident.tsx';
import { useFirstVisit } from './resident/first-visit.ts';
import { standing } from './resident/standing.ts';
import { useMachineScanner } from './scan/use-machine-scanner.ts';
import { useStaffCorner } from './staff-corner.ts';
import { applyGlassAt } from './style/low.ts';
import { applyPanel } from './style/look.ts';
import { loadAhead } from './text/change-language.ts';

// Staff come a few times a day; residents should not wait for their screens.
const Staff = lazy(async () => ({
  default: (await fetchScript(() => import('./staff/staff.tsx'))).Staff,
}));

export function App() {
  return (
    <KioskProvider>
      <FaultBoundary>
        <Rooms />
      </FaultBoundary>
    </KioskProvider>
  );
}

/** Two rooms that never meet: the residents', and behind the hidden corner the staff's. */
function Rooms() {
  const { refresh, state } = useKiosk();
  const [inStaff, setInStaff] = useState(false);
  /** Counts the residents' rooms: another one knows nothing of what was on its way in the last. */
  const [room, setRoom] = useState(0);
  /** Where the visit stood by the machine when staff came in; undefined where nothing did. */
  const stood = useRef<Promise<string | undefined>>(undefined);

  const enter = () => {
    if (inStaff) return;
    stood.current = whereItStands();
    setInStaff(true);
  };
  const leave = async () => {
    await refresh().catch(() => undefined);
    const [before, after] = await Promise.all([stood.current, whereItStands()]);
    // A session that staff opened is found by asking the machine again; where none is, the kiosk sleeps for the next person.
    if (before === undefined || before !== after) setRoom((last) => last + 1);
    setInStaff(false);
  };
  useStaffCorner(enter);
  useMachineScanner();
  // Before anything is painted: every size on the screen is a millimetre of this glass.
  useLayoutEffect(() => applyPanel(state.panel), [state.panel]);
  useLayoutEffect(() => applyGlassAt(state.glassAtMm), [state.glassAtMm]);

  return (
    <>
      {/* What was typed and not yet gone on with is there again when the staff have left, or the corner was found by chance. */}
      <Activity mode={inStaff ? 'hidden' : 'visible'}>
        <ResidentRoom key={room} />
      </Activity>
      {inStaff && (
        <Suspense>
          <Staff onLeave={() => void leave()} />
        </Suspense>
      )}
    </>
  );
}

function whereItStands(): Promise<string | undefined> {
  return standing().then(
    (visit) => visit && JSON.stringify(visit),
    () => undefined,
  );
}

function ResidentRoom() {
  const first = useFirstVisit();
  const shown = first !== undefined;
  useEffect(() => {
    if (!shown) return;
    // Not before: the first screen would wait for what it does not need.
    const called = requestIdleCallback(loadAhead);
    return () => cancelIdleCallback(called);
  }, [shown]);
  return first && <Resident first={first} />;
}
