import { useEffect, useRef, useState } from 'react';
import { Handwriting } from '../../handwriting/handwriting.ts';
import type { Ink } from '../../handwriting/ink.ts';
import type { Script } from '../../handwriting/model.ts';
import type { Reading } from '../../handwriting/reading.ts';

const NONE: readonly Reading[] = [];

/**
 * What the ink may be. Until a new stroke has been read what stood there before stays: nothing blinks while somebody
 * writes. Of ink that begins anew nothing stays.
 *
 * @param wanted false leaves the worker unstarted: whoever writes otherwise never waits for it
 */
export function useReadings(ink: Ink, script: Script, wanted: boolean): readonly Reading[] {
  const [read, setRead] = useState<{ ink: Ink; readings: readonly Reading[] }>();
  const handwriting = useRef<Handwriting>(undefined);

  useEffect(() => {
    if (!wanted) return;
    const own = new Handwriting((of, readings) => setRead({ ink: of, readings }));
    handwriting.current = own;
    own.warm(script);
    return () => {
      own.close();
      handwriting.current = undefined;
    };
  }, [wanted, script]);

  useEffect(() => {
    if (ink.length > 0) handwriting.current?.read(ink, script);
  }, [ink, script]);

  if (!read || ink.length === 0 || read.ink[0] !== ink[0]) return NONE;
  return read.readings
    .filter(({ strokes }) => strokes.every((stroke) => stroke < ink.length))
    .map((reading) => withLater(reading, read.ink.length, ink.length));
}

/** What was drawn since belongs to the character that was being written: whoever is quick leaves no stroke behind. */
function withLater({ text, strokes }: Reading, known: number, now: number): Reading {
  if (!strokes.includes(known - 1)) return { text, strokes };
  return { text, strokes: [...strokes, ...Array.from({ length: now - known }, (_, at) => known + at)] };
}
