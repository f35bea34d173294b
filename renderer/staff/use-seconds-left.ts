import { useEffect, useState } from 'react';

/** Counts whole seconds down to 0, from whatever is given to the answered function. */
export function useSecondsLeft(): [left: number, wait: (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const left = Math.max(0, Math.ceil((until - now) / 1000));

  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [waiting]);

  return [
    left,
    (seconds) => {
      setNow(performance.now());
      setUntil(performance.now() + seconds * 1000);
    },
  ];
}
