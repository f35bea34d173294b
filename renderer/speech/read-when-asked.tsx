import { useEffect, useRef } from 'react';
import { openReader } from './reader.ts';

/** Put once into a screen, it has Listen read aloud what its parent holds, and says nothing by itself. */
export function ReadWhenAsked() {
  const marker = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const scope = marker.current?.parentElement;
    if (!scope) return;
    const reader = openReader(scope, { whenAsked: true });
    return () => reader.close();
  }, []);
  return <span ref={marker} hidden />;
}
