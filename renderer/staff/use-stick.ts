import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';

export type StickState = Awaited<ReturnType<typeof api.staff.stick>>;

export interface StickHere {
  state: StickState | undefined;
  takeAlong(): void;
  takeAnswers(): void;
  callOff(): void;
}

/** How things stand with the USB stick, as they change: undefined until the machine has told it once. */
export function useStick(fail: (error: unknown) => void): StickHere {
  const { onEvent } = useKiosk();
  const [state, setState] = useState<StickState>();
  const asked = useRef(0);
  const told = useRef(0);
  /** Many are asked for at once while files are written: an answer that was overtaken is no news. */
  const ask = useCallback(
    async (call: () => Promise<StickState>) => {
      const turn = (asked.current += 1);
      try {
        const answer = await call();
        if (turn < told.current) return;
        told.current = turn;
        setState(answer);
      } catch (error) {
        fail(error);
      }
    },
    [fail],
  );

  useEffect(() => {
    const look = () => void ask(() => api.staff.stick({ unasked: true }));
    look();
    return onEvent(({ kind }) => {
      if (kind === 'stick.changed' || kind === 'submission.changed' || kind === 'hello') look();
    });
  }, [ask, onEvent]);

  return {
    state,
    takeAlong: () => void ask(() => api.staff.takeAlong()),
    takeAnswers: () => void ask(() => api.staff.takeAnswers()),
    callOff: () => void ask(() => api.staff.callOffStick()),
  };
}
