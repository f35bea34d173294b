import { useKiosk } from '../kiosk.tsx';
import { Clerk } from '../picture/clerk.tsx';
import { PictureList } from '../part/picture-list/picture-list.tsx';
import { useManner } from './manner.ts';
import { resident } from './say.ts';

/** There is always a person: who, where and which telephone, in the hall's own words. */
export function WhoToAsk() {
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
          more: resident('help.phone', { phone: help.phone }),
          picture: <Clerk />,
        },
      ]}
    />
  );
}
