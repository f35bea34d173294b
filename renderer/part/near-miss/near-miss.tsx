import { useLayoutEffect, useRef, useState } from 'react';
import { BackIcon, DownIcon, NextIcon, UpIcon } from '../../picture/icon.tsx';
import { sound } from '../../speech/sound.ts';
import { pxPerMm } from '../key/touch.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { sayOne } from '../../speech/speech.ts';
import { type Miss, useNearMiss } from './use-near-miss.ts';
import { part } from '../say.ts';
import './near-miss.css';

/** What the sign takes between the finger and the edge of the glass. */
const ROOM_MM = 32;

const arrows = { up: UpIcon, down: DownIcon, left: BackIcon, right: NextIcon } as const;
const saying = ({ direction }: Miss) => part(`near.${direction}`);

/** Beside a key is not silence: the voice and an arrow where the finger was say which way the key lies. */
export function NearMiss() {
  const [miss, setMiss] = useState<Miss>();
  useNearMiss((now) => {
    setMiss(now);
    if (now) sound('refused');
    if (now?.aloud) sayOne(saying(now));
  });
  return miss && <NearMissSign miss={miss} />;
}

/** Stands until the next act: nothing goes away by itself while somebody looks at it. */
export function NearMissSign({ miss }: { miss: Miss }) {
  const sign = useRef<HTMLOutputElement>(null);
  const { direction, x, y } = miss;
  useLayoutEffect(() => {
    sign.current?.style.setProperty('--x', `${x}px`);
    sign.current?.style.setProperty('--y', `${y}px`);
  }, [x, y]);
  const Arrow = arrows[direction];
  const room = direction === 'up' ? innerHeight - y : y;
  return (
    <output className="near-miss" data-to={direction} data-at-edge={room < ROOM_MM * pxPerMm()} ref={sign}>
      <Arrow />
      <Spoken say={saying(miss)} quiet />
    </output>
  );
}
