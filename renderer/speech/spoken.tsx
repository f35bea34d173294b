import { useLayoutEffect, useRef } from 'react';
import { keepUnit } from '../text/keep-unit.ts';
import { Lettering } from '../text/lettering.tsx';
import type { Saying } from '../text/saying.ts';
import { useSay } from '../text/use-say.ts';
import { registerSpoken } from './spoken-text.ts';
import './spoken.css';

export interface SpokenProps {
  say: Saying;
  as?: 'span' | 'p' | 'h1' | 'h2' | 'h3' | 'strong' | 'dt' | 'dd' | 'li' | 'label' | 'legend' | 'td' | 'th';
  className?: string;
  id?: string;
  /** Read aloud only after the resident allowed it, see `AskAloud`. */
  personal?: boolean;
  /** Not read on arrival: the words on keys that are always there; until Listen asks, those that are chosen from. */
  quiet?: boolean | 'until-asked';
  /** Said in this speech variety, whichever the resident has chosen: what a variety says of itself. */
  variety?: string;
}

/** A text that is shown and can be said: it knows its key, so that a screen is read without knowing what is on it. */
export function Spoken({
  say: saying,
  as: Tag = 'span',
  className,
  id,
  personal = false,
  quiet = false,
  variety,
}: SpokenProps) {
  const say = useSay();
  const text = say(saying);
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (element.current) registerSpoken(element.current, { saying, personal, quiet, variety });
  });
  return (
    <Tag
      ref={(node: HTMLElement | null) => {
        element.current = node;
      }}
      className={className}
      id={id}
      data-say={`${saying.ns} ${saying.key}`}
      data-personal={personal || undefined}
    >
      <Lettering text={keepUnit(text)} />
    </Tag>
  );
}
