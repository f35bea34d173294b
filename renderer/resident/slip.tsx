import { useEffect, useRef, useState } from 'react';
import type { Slip } from '../../core/contract.ts';
import { Key } from '../part/key/key.tsx';
import { NextSteps } from '../part/next-steps/next-steps.tsx';
import { PaperSlip } from '../part/paper-slip/paper-slip.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { PrintIcon } from '../picture/icon.tsx';
import { Yes } from '../picture/yes-no.tsx';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sound } from '../speech/sound.ts';
import { Spoken } from '../speech/spoken.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { interpret } from '../trouble.ts';
import { ForTheCounter } from './for-the-counter.tsx';
import { useManner } from './manner.ts';
import { usePaperNews } from './paper-news.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

const STATE = { waiting: 'saved', sending: 'saved', received: 'received', refused: 'refused' } as const;

/** The slip, at once and without a network; the receipt takes its place when upstream has signed one. */
export function SlipScreen({ slip: first }: { slip: Slip }) {
  const { go, trouble } = useVisit();
  const { onEvent } = useKiosk();
  const { language } = useManner();
  const [slip, setSlip] = useState(first);
  const { submission } = slip;
  const service = slip.summary;
  const ns = slip.service.digest;
  const state = STATE[slip.delivery];
  const title = resident(slip.receipt ? 'slip.receipt' : 'slip.title');
  usePaperNews(slip.printed);

  useEffect(() => {
    const look = () =>
      api.submission.slip({ submission }).then(setSlip, () => {
        // The slip on the screen stays as it was: it is true, if not the newest.
      });
    void look();
    return onEvent((event) => {
      if (event.kind === 'hello' || (event.kind === 'submission.changed' && event.submission === submission))
        void look();
    });
  }, [onEvent, submission]);

  const isSent = slip.receipt !== undefined;
  const heard = useRef(false);
  useEffect(() => {
    // Once: the effect runs again when Help has lain over the slip.
    if (!isSent || heard.current) return;
    heard.current = true;
    sound('sent');
  }, [isSent]);

  async function printAgain(): Promise<void> {
    try {
      // That the printer is at it, and how it ends, comes with the slip.
      await api.submission.print({ submission, language });
    } catch (error) {
      trouble(interpret(error));
    }
  }

  async function another(): Promise<void> {
    await api.submission.done({ submission, another: true }).catch(() => undefined);
    go({ at: 'services' });
  }

  return (
    <ResidentFrame
      where={{ ns, key: 'title' }}
      back={{ say: resident('slip.more'), onPress: () => void another() }}
      next={{ tone: 'go', say: resident('slip.take'), onPress: () => go({ at: 'rating', slip }) }}
    >
      <ReadOnArrival again={state} />
      <div className="slip-sheet">
        <PaperSlip
          title={title}
          number={resident('slip.number', { number: slip.receipt?.number ?? slip.number })}
          code={slip.code}
          note={resident('slip.where', {
            service: service?.title[language] ?? '',
            at: dayInHall(slip.at),
            kiosk: slip.kiosk,
          })}
        >
          <ForTheCounter say={[title, { ns, key: 'title' }, resident(`slip.${state}`)]} />
        </PaperSlip>
        <div className="slip-words">
          <div className="slip-head">
            {slip.delivery !== 'refused' && <Yes />}
            <Spoken as="h1" say={resident(`slip.${state}`)} />
            {(slip.printed === 'printed' || slip.printed === 'failed') && (
              <Key icon={<PrintIcon />} say={resident('slip.again')} onPress={() => void printAgain()} />
            )}
          </div>
          <NextSteps
            steps={(service?.afterwards ?? []).map(({ id, picture }) => ({
              id,
              title: { ns, key: `afterwards.${id}.title` },
              detail: { ns, key: `afterwards.${id}.body` },
              picture: <ServicePicture digest={ns} name={picture} />,
            }))}
          />
          <Spoken as="p" say={resident(`slip.${slip.printed}`)} />
        </div>
      </div>
    </ResidentFrame>
  );
}
