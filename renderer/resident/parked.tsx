import { useCallback, useEffect, useRef, useState } from 'react';
import { parkedText } from '../../core/code/own-code.ts';
import type { Parked, Slip } from '../../core/contract.ts';
import { api } from '../api.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { PictureList } from '../part/picture-list/picture-list.tsx';
import { PaperSlip } from '../part/paper-slip/paper-slip.tsx';
import { useKiosk } from '../kiosk.tsx';
import { PrintIcon } from '../picture/icon.tsx';
import { Paper } from '../picture/paper.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { useManner } from './manner.ts';
import { usePaperNews } from './paper-news.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/**
 * The eight digits that open it again, shown this once, and printed from here: this screen alone still knows them, and
 * forgets them when it is left. They open every answer, so that a hall hears them no sooner than the answers themselves.
 */
export function ParkedScreen({ session, parked }: { session: string; parked: Parked }) {
  const { sleep } = useVisit();
  const { state } = useKiosk();
  const { language } = useManner();
  const [printed, setPrinted] = useState<Slip['printed']>('printing');
  const asked = useRef(false);
  const { code } = parked;
  usePaperNews(printed);

  const print = useCallback(async () => {
    if (code === null) return;
    setPrinted('printing');
    // Whatever keeps the machine from printing, she is told that there is no paper, and may ask for it again.
    const paper = await api.session
      .printCode({ session, code, language })
      .catch(() => ({ printed: 'failed' as const }));
    setPrinted(paper.printed);
  }, [code, language, session]);

  useEffect(() => {
    // Once, though this screen comes back from under a cover or is shown in another language.
    if (asked.current) return;
    asked.current = true;
    void print();
  }, [print]);

  if (code === null) return null;
  return (
    <ResidentFrame next={{ tone: 'go', say: resident('parked.go'), onPress: sleep }}>
      <ReadOnArrival />
      <div className="slip-sheet">
        <PaperSlip
          title={resident('parked.code')}
          number={resident('slip.number', { number: code })}
          personal
          code={parkedText(code)}
          {...(parked.keptUntil !== null && {
            note: resident('parked.kept', { until: dayInHall(parked.keptUntil) }),
          })}
        />
        <div className="slip-words">
          <Ask say={resident('parked.title')} hint={resident('parked.hint')} />
          <AskAloud of="code" />
          <PictureList
            items={[
              {
                id: 'kiosk',
                say: resident('parked.kiosk', { kiosk: state.kiosk.name }),
                more: resident(`slip.${printed}`),
                picture: <Paper />,
              },
            ]}
          />
          {(printed === 'printed' || printed === 'failed') && (
            <div className="slip-head">
              <Key icon={<PrintIcon />} say={resident('slip.again')} onPress={() => void print()} />
            </div>
          )}
        </div>
      </div>
    </ResidentFrame>
  );
}
