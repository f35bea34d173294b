import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { beadPath } from '../../picture/bead.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { useLook } from '../../style/look.ts';
import { type Progress, beadCounts } from './bead-counts.ts';
import { part } from '../say.ts';
import './bead-rod.css';

/** Where the head is crowded the present one is left, which has the number. */
const FEWEST = 1;
const MOST = 10;

/**
 * Progress as an abacus: done beads lie left with a tick, the present one is larger, amber and numbered. Whoever goes back
 * sees that what was answered after it is kept.
 */
export function BeadRod({ progress }: { progress: Progress }) {
  const { key: look } = useLook();
  const finished = isFinished(progress);
  return (
    <div className="beads">
      {/* In another look beads are of another size, be their room as wide as it was: counted anew. */}
      <Rod key={look} progress={progress} />
      {progress.now > 0 && (
        <Spoken
          className="beads-count"
          say={part('beads.count', { now: progress.now, total: progress.total })}
        />
      )}
      {finished && <Spoken className="beads-count" say={part('beads.finished')} />}
    </div>
  );
}

/** As many beads as have room in the head. */
function Rod({ progress }: { progress: Progress }) {
  const { total } = progress;
  const room = useRef<HTMLDivElement>(null);
  const [most, setMost] = useState(MOST);

  useLayoutEffect(() => {
    const box = room.current;
    if (!box) return;
    // As long as its beads would like it; the head may have less.
    box.style.setProperty('--beads', String(Math.min(MOST, total)));
    const measure = () => setMost(Math.max(FEWEST, Math.min(MOST, beadsThatFit(box))));
    // Before it is drawn: otherwise the beads lie over the keys beside them until a busy screen finds time.
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [total]);

  const beads = beadCounts(progress, most);
  return (
    <div className="rod-room" ref={room} aria-hidden="true">
      <div className="rod">
        {places(beads.left).map((place) => (
          <Bead key={`done-${place}`} kind="done" />
        ))}
        {beads.now && <Bead kind="now" number={progress.now} />}
        {places(beads.ahead).map((place) => (
          <Bead key={`ahead-${place}`} kind="done" />
        ))}
        {isFinished(progress) && <i className="rod-rest" />}
        {places(beads.right).map((place) => (
          <Bead key={`to-${place}`} kind="to" />
        ))}
      </div>
    </div>
  );
}

function isFinished({ now, done, total }: Progress): boolean {
  return now === 0 && done >= total;
}

export interface BeadProps {
  /** `left` is time that is left; `number` counts a list. */
  kind: 'done' | 'now' | 'to' | 'left' | 'number';
  number?: number;
  /** Stands off from the bead before it. */
  apart?: boolean;
}

export function Bead({ kind, number, apart = false }: BeadProps) {
  return (
    <svg className="bead" data-kind={kind} data-apart={apart} viewBox="0 0 40 56" aria-hidden="true">
      <path className="bead-body" d={beadPath} />
      {kind === 'done' && <path className="bead-tick" d="M13 28 18.5 34 28 22" />}
      {number !== undefined && (
        <text x="20" y="38.8" {...(number > 9 && { textLength: 26, lengthAdjust: 'spacingAndGlyphs' })}>
          {number}
        </text>
      )}
    </svg>
  );
}

/** The sizes stand in bead-rod.css, in units, because panels differ; a unit in pixels is read off the rod itself. */
function beadsThatFit(room: HTMLElement): number {
  const style = getComputedStyle(room);
  const units = (name: string) => Number(style.getPropertyValue(name));
  // To the fraction of a pixel: whole pixels cost a bead where the room is made for just so many.
  const { width, height } = room.getBoundingClientRect();
  const unit = height / units('--rod-height');
  const free = width / unit - units('--rod-ends') - units('--bead-now');
  return Math.floor(free / units('--bead') + 0.05) + 1;
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
