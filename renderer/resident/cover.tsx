import type { ShownSession } from '../../core/contract.ts';
import type { useIdle } from '../idle.ts';
import { useKiosk } from '../kiosk.tsx';
import type { Trouble } from '../trouble.ts';
import { BlankScreen } from './blank-screen.tsx';
import { HearScreen } from './hear-screen.tsx';
import { Help } from './help.tsx';
import { KeysLesson } from './keys-lesson.tsx';
import { Leave } from './leave.tsx';
import { MannerScreen } from './manner-screen.tsx';
import { ScannedScreen } from './scanned-screen.tsx';
import type { SessionActs } from './session.ts';
import { StillThere } from './still-there.tsx';
import { SwitchesScreen } from './switches-screen.tsx';
import { TroubleScreen } from './trouble-screen.tsx';
import type { UselessCode } from './use-scanned-code.ts';
import { useVisit, type Overlay } from './visit.tsx';

/** What lies over the visit: the question whether anybody is there comes before everything else. */
export function Cover(props: {
  idle: ReturnType<typeof useIdle>;
  overlay: Overlay;
  trouble: Trouble | undefined;
  /** The code that was read last and is of no use. */
  useless: UselessCode | undefined;
  /** The session beneath, if there is one. */
  view: ShownSession | undefined;
  session: SessionActs | undefined;
}) {
  const { state } = useKiosk();
  const { open, go } = useVisit();
  const { idle, overlay, session, trouble, useless, view } = props;

  if (idle.warning) {
    return (
      <StillThere
        leftMs={idle.leftMs}
        ofMs={state.idle.parkAfterMs}
        onStay={idle.stay}
        onPark={session && !view?.practice ? () => void session.park(false).finally(idle.stay) : undefined}
      />
    );
  }
  switch (overlay) {
    case 'help':
      return <Help view={view} acts={session} />;
    case 'manner':
      return <MannerScreen />;
    case 'keys':
      return <KeysLesson />;
    case 'scans':
      return <SwitchesScreen />;
    case 'blank':
      return <BlankScreen />;
    case 'hear':
      return <HearScreen />;
    case 'leave':
      return session && <Leave acts={session} />;
    case 'trouble':
      return (
        trouble && (
          <TroubleScreen
            trouble={trouble}
            onAgain={() => {
              open(undefined);
              if (
                trouble.code === 'session-gone' ||
                trouble.code === 'slip-gone' ||
                trouble.code === 'record-gone'
              )
                go({ at: 'services' });
            }}
          />
        )
      );
    case 'scanned':
      return useless && <ScannedScreen code={useless.kind} times={useless.times} />;
    case undefined:
      return null;
  }
}
