import { useLayoutEffect, useRef, useState } from 'react';
import { useLook } from '../../style/look.ts';
import { Key } from '../../part/key/key.tsx';
import { useRoom } from '../../part/pages/fit.ts';
import { BackIcon, NextIcon } from '../../picture/icon.tsx';
import type { Saying } from '../../text/saying.ts';
import { input, literal } from '../say.ts';
import { packPages } from './pack.ts';
import './candidate-row.css';

/**
 * What the letters or the ink may mean, some at a time, the likeliest first. Listen says those that stand here. Where they
 * are more, two keys at the end turn pages; their place is kept where they are not, so that no candidate ever moves.
 */
export function CandidateRow<Candidate extends { text: string }>({
  candidates,
  page,
  personal,
  wordWith,
  onPage,
  onChoose,
  onShown,
}: {
  candidates: readonly Candidate[];
  personal: boolean;
  /** A word that a character is known by; undefined where it needs none. */
  wordWith: (character: string) => string | undefined;
  page: number;
  onPage(page: number): void;
  onChoose(candidate: Candidate): void;
  /** What stands before the eyes now: the digits of a plugged-in keyboard choose among it. */
  onShown(shown: readonly Candidate[]): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const look = useLook();
  // By what they say: the same ones once more are not to be laid out anew, which takes the ring and the focus off a key.
  const subject = [look.key, room, ...candidates.map(({ text }) => text)].join('|');
  const [packed, setPacked] = useState<{ subject: string; starts: number[] }>();
  const settled = packed?.subject === subject;
  const starts = settled ? packed.starts : [0];

  useLayoutEffect(() => {
    if (settled || !box.current) return;
    setPacked({ subject, starts: measure(box.current, candidates) });
  }, [settled, candidates, subject]);

  const at = page % starts.length;
  const shown = settled ? candidates.slice(starts[at], starts[at + 1]) : [];
  useLayoutEffect(() => onShown(shown));

  return (
    <div className="candidates" data-grid>
      <div className="candidates-row" ref={box}>
        {shown.map((candidate) => (
          <Key
            key={candidate.text}
            className="candidate"
            guardMs={250}
            say={literal(candidate.text)}
            does={asIn(candidate.text, wordWith(candidate.text))}
            personal={personal}
            onRequest
            onPress={() => onChoose(candidate)}
          />
        ))}
      </div>
      <div className="candidates-turns">
        {starts.length > 1 && (
          <>
            <Key
              guardMs={200}
              icon={<BackIcon />}
              say={input('keyboard.earlier')}
              onPress={() => onPage((at + starts.length - 1) % starts.length)}
            />
            <Key
              guardMs={200}
              icon={<NextIcon />}
              say={input('keyboard.later')}
              onPress={() => onPage((at + 1) % starts.length)}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** Characters of one sound are told apart as people do it: 兰花的兰. */
function asIn(text: string, word: string | undefined): readonly Saying[] {
  return word === undefined ? [] : [input('keyboard.as-in', { word, text })];
}

/** Sizes as in candidate-row.css: a key as wide as its characters and no less than 16 mm. */
function measure(box: HTMLElement, candidates: readonly { text: string }[]): number[] {
  const style = getComputedStyle(box);
  const pixels = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  const unit = pixels('--mm') * pixels('--k');
  const em = Number.parseFloat(style.fontSize);
  const widths = candidates.map(({ text }) =>
    Math.max(16 * pixels('--mm'), Array.from(text).length * em + 7 * unit),
  );
  return packPages(widths, box.clientWidth, 5 * unit);
}
