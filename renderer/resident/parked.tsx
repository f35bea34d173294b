import type { Parked } from '../../core/contract.ts';
import { Ask } from '../part/ask/ask.tsx';
import { PictureList } from '../part/picture-list/picture-list.tsx';
import { PaperSlip } from '../part/paper-slip/paper-slip.tsx';
import { useKiosk } from '../kiosk.tsx';
import { Paper } from '../picture/paper.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/** The eight digits that open it again, shown and printed this once. */
export function ParkedScreen({ parked }: { parked: Parked }) {
  const { sleep } = useVisit();
  const { state } = useKiosk();
  if (parked.code === null) return null;
  return (
    <ResidentFrame next={{ tone: 'go', say: resident('parked.go'), onPress: sleep }}>
      <ReadOnArrival />
      <div className="slip-sheet">
        <PaperSlip
          title={resident('parked.code')}
          number={resident('slip.number', { number: parked.code })}
          {...(parked.keptUntil !== null && {
            note: resident('parked.kept', { until: dayInHall(parked.keptUntil) }),
          })}
        />
        <div className="slip-words">
          <Ask say={resident('parked.title')} hint={resident('parked.hint')} />
          <PictureList
            items={[
              {
                id: 'kiosk',
                say: resident('parked.kiosk', { kiosk: state.kiosk.name }),
                more: resident(`slip.${parked.printed}`),
                picture: <Paper />,
              },
            ]}
          />
        </div>
      </div>
    </ResidentFrame>
  );
}
