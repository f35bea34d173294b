import { useEffect, useState } from 'react';
import { useKiosk } from '../kiosk.tsx';
import { voices } from '../speech/speech.ts';
import { voicesHere, type VoicesOf } from './voices-here.ts';

/** The voices of this kiosk, as they were when staff came. Empty until each has been tried. */
export function useVoicesHere(): readonly VoicesOf[] {
  const { voices: ofHall } = useKiosk().state;
  const [here, setHere] = useState<readonly VoicesOf[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      const found = await voicesHere(ofHall, voices());
      if (!stop.signal.aborted) setHere(found);
    };
    void look();
    return () => stop.abort();
  }, [ofHall]);
  return here;
}
