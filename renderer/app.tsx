import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { FaultBoundary } from './fault-boundary.tsx';
import { fetchScript } from './fetch-script.ts';
import { KioskProvider, useKiosk } from './kiosk.tsx';
import { Resident } from './resident/resident.tsx';
import { useFirstVisit } from './resident/first-visit.ts';
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
  useStaffCorner(() => setInStaff(true));
  // Before anything is painted: every size on the screen is a millimetre of this glass.
  useLayoutEffect(() => applyPanel(state.panel), [state.panel]);
  useLayoutEffect(() => applyGlassAt(state.glassAtMm), [state.glassAtMm]);

  if (inStaff) {
    return (
      <Suspense>
        <Staff
          onLeave={() => {
            // A session that staff opened for a resident is found by asking the machine again.
            void refresh().finally(() => setInStaff(false));
          }}
        />
      </Suspense>
    );
  }
  return <ResidentRoom />;
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
