import { useEffect, useState } from 'react';

/** Often enough for minutes to be told, and seldom enough for nothing to be seen ticking. */
const EVERY_MS = 30_000;

/** The time (UTC ms), as of half a minute ago at most. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
