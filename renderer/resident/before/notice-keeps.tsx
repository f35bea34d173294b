import { Ask } from '../../part/ask/ask.tsx';
import { Key } from '../../part/key/key.tsx';
import { PictureList } from '../../part/picture-list/picture-list.tsx';
import { ClerkStill } from '../../picture/clerk.tsx';
import { Paper } from '../../picture/paper.tsx';
import { ReadOnArrival } from '../../speech/read-on-arrival.tsx';
import type { Saying } from '../../text/saying.ts';
import { ofService, resident } from '../say.ts';
import { SessionFrame } from '../session-frame.tsx';
import type { PlaceProps } from '../session-place.tsx';
import { useTurning } from '../turning.ts';

/** Who keeps it, by what right and how long; and the way out for whoever would rather not. */
export function NoticeKeeps({
  view,
  acts,
  onBack,
  onRefuse,
}: PlaceProps & { onBack: () => void; onRefuse: () => void }) {
  const { service } = view;
  const turning = useTurning();
  const hint = view.practice
    ? { hint: resident('practice.keeps') }
    : service.sample && { hint: resident('sample') };
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={turning.back({ say: resident('foot.back'), onPress: onBack })}
      next={turning.next({ tone: 'go', say: resident('notice.agree'), onPress: acts.next })}
    >
      <ReadOnArrival />
      <Ask say={resident('notice.keeps-ask')} {...hint} />
      <PictureList
        turn={turning.turn}
        items={[
          {
            id: 'keeps',
            say: keeps(service.notice.retentionDays),
            more: resident.named(`notice.basis.${service.notice.basis}`),
            picture: <Paper />,
          },
          { id: 'handler', say: ofService(view, 'notice.handler'), picture: <ClerkStill /> },
        ]}
      />
      <div className="aside-keys">
        <Key say={resident('notice.refuse')} onPress={onRefuse} />
      </div>
    </SessionFrame>
  );
}

/** "Five years" is understood where 1825 days are not. */
function keeps(days: number): Saying {
  return days % 365 === 0
    ? resident('notice.keeps-years', { count: days / 365 })
    : resident('notice.keeps', { days });
}
