import { useKiosk } from '../kiosk.tsx';
import { PictureList } from '../part/picture-list/picture-list.tsx';
import { Clerk } from '../picture/clerk.tsx';
import { Counter } from '../picture/counter.tsx';
import type { Saying } from '../text/saying.ts';
import { useManner } from './manner.ts';
import { resident } from './say.ts';

/** There is always a person: who, where and which telephone, in the hall's own words. */
export function WhoToAsk({
  counter,
}: {
  /** The service's own counter, where it names one. */ counter?: Saying;
}) {
  const { state } = useKiosk();
  const { language } = useManner();
  const help = state.hall.help[language] ?? Object.values(state.hall.help)[0];
  if (!help) return null;
  return (
    <PictureList
      items={[
        {
          id: 'who',
          say: resident('help.who', { who: help.who, where: help.where }),
          ...(help.phone !== '' && { more: resident('help.phone', { phone: help.phone }) }),
          picture: <Clerk />,
        },
        ...(counter ? [{ id: 'counter', say: counter, picture: <Counter /> }] : []),
      ]}
    />
  );
}
