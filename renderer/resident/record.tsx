import { useEffect, useState } from 'react';
import type { HandedInRecord } from '../../core/contract.ts';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { PictureItem } from '../part/picture-list/picture-list.tsx';
import { Clerk } from '../picture/clerk.tsx';
import { ParkIcon } from '../picture/icon.tsx';
import { Paper } from '../picture/paper.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { inLanguage } from '../text/in-language.ts';
import { dayInHall } from '../text/hall-time.ts';
import { interpret } from '../trouble.ts';
import { ForgetRecord } from './forget-record.tsx';
import { Held } from './held.tsx';
import { useManner } from './manner.ts';
import { noteParts } from './note-parts.ts';
import { asOf, stateOf } from './record-state.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { literal, resident } from './say.ts';
import { useTurning } from './turning.ts';
import { useVisit } from './visit.tsx';

/** How what was handed in stands, with what the clerk says of it; from here to what is held of it, and to change it. */
export function Record({ record: first }: { record: HandedInRecord }) {
  const { go, trouble } = useVisit();
  const { onEvent } = useKiosk();
  const { language } = useManner();
  const turning = useTurning();
  const [record, setRecord] = useState(first);
  const [inner, setInner] = useState<'held' | 'forget'>();
  const { submission, summary } = record;
  const state = stateOf(record);
  const since = asOf(record);
  const note = record.case?.note ?? null;

  useEffect(
    () =>
      onEvent((event) => {
        if (
          event.kind === 'hello' ||
          (event.kind === 'submission.changed' && event.submission === submission)
        )
          // What is on the screen stays as it was: it is true, if not the newest.
          void api.record.shown().then(setRecord, () => undefined);
      }),
    [onEvent, submission],
  );

  async function leave(): Promise<void> {
    await api.record.done().catch(() => undefined);
    go({ at: 'services' });
  }

  async function change(): Promise<void> {
    try {
      go({ at: 'session', view: await api.record.open() });
    } catch (error) {
      trouble(interpret(error));
    }
  }

  // Nobody has begun anything, so the service's own texts are not here: its title comes with the record.
  const title = summary ? literal(inLanguage(summary.title, language)) : resident('slip.title');
  if (inner === 'held') {
    return (
      <Held
        record={record}
        where={title}
        onBack={() => setInner(undefined)}
        onForget={() => setInner('forget')}
      />
    );
  }
  if (inner === 'forget') {
    return (
      <ForgetRecord isRefused={record.delivery === 'refused'} where={title} onBack={() => setInner('held')} />
    );
  }
  return (
    <ResidentFrame
      where={title}
      back={turning.back({ say: resident('foot.back'), onPress: () => void leave() })}
      next={turning.next(
        record.toChange === 'here'
          ? { tone: 'go', say: resident('record.change'), onPress: () => void change() }
          : { tone: 'go', say: resident('record.go'), onPress: () => void leave() },
      )}
    >
      <ReadOnArrival again={state.key} />
      <Ask say={state} {...(since && { hint: since })} small />
      {note !== null && <AskAloud of="note" />}
      <Pages
        as="ul"
        turn={turning.turn}
        items={[
          ...(note === null ? [] : noteParts(note)).map((part, at) => ({
            id: String(at),
            node: <PictureItem say={literal(part)} picture={<Clerk />} personal />,
          })),
          {
            id: 'what',
            node: (
              <PictureItem
                say={resident('record.at', {
                  service: summary ? inLanguage(summary.title, language) : '',
                  at: dayInHall(record.at),
                })}
                more={resident('slip.number', { number: record.receipt?.number ?? record.number })}
                picture={<Paper />}
              />
            ),
          },
          {
            id: 'held',
            node: <Key icon={<ParkIcon />} say={resident('record.held')} onPress={() => setInner('held')} />,
          },
        ]}
      />
    </ResidentFrame>
  );
}
