import { useState } from 'react';
import type { HandedInRecord, Slip } from '../../core/contract.ts';
import { api } from '../api.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { PictureList, type PictureListItem } from '../part/picture-list/picture-list.tsx';
import { PrintIcon, StopIcon } from '../picture/icon.tsx';
import { LookUp } from '../picture/look-up.tsx';
import { Paper } from '../picture/paper.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import type { Saying } from '../text/saying.ts';
import { dayInHall } from '../text/hall-time.ts';
import { useManner } from './manner.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';

/** "My data": what this kiosk holds of it and until when, to be printed or deleted. */
export function Held({
  record,
  where,
  onBack,
  onForget,
}: {
  record: HandedInRecord;
  where: Saying;
  onBack(): void;
  onForget(): void;
}) {
  const { language } = useManner();
  const [printed, setPrinted] = useState<Slip['printed']>();

  async function print(): Promise<void> {
    setPrinted('printing');
    const paper = await api.record.print({ language }).catch(() => ({ printed: 'failed' as const }));
    setPrinted(paper.printed);
  }

  const until = record.sealed?.keptUntil ?? null;
  const items: PictureListItem[] = [
    { id: 'known', say: resident('held.known'), picture: <LookUp /> },
    {
      id: 'sealed',
      say:
        until === null
          ? resident(record.sealed ? 'held.until-sent' : 'held.gone')
          : resident('held.until', { until: dayInHall(until) }),
      picture: <Paper />,
    },
  ];

  return (
    <ResidentFrame
      where={where}
      back={{ say: resident('foot.back'), onPress: onBack }}
      next={{ tone: 'go', say: resident('record.go'), onPress: onBack }}
    >
      {/* How the paper came out stands at the beginning: whoever does not see the key hears nothing else of it. */}
      <ReadOnArrival again={printed} />
      <Ask
        say={resident('held.ask')}
        hint={resident(printed ? `slip.${printed}` : whatMayBeDone(record))}
        small
      />
      <PictureList items={items} />
      <div className="help-keys">
        <Key
          icon={<PrintIcon />}
          say={printed ? resident(`held.${printed}`) : resident('held.print')}
          onPress={() => void (printed === 'printing' ? undefined : print())}
        />
        {(record.delivery === 'received' || record.delivery === 'refused') && (
          <Key icon={<StopIcon />} say={resident('held.forget')} onPress={onForget} />
        )}
      </div>
    </ResidentFrame>
  );
}

function whatMayBeDone({ delivery, toChange }: HandedInRecord) {
  if (delivery === 'refused') return 'held.may-refused';
  if (delivery !== 'received') return 'held.not-yet';
  return toChange === 'here' ? 'held.copy-too' : 'held.may';
}
