import { type ReactNode, useState } from 'react';
import type { PersonalKey } from '../../speech/spoken-text.ts';
import type { Saying } from '../../text/saying.ts';
import { useLook } from '../../style/look.ts';
import { ChoiceCard } from '../choice-card/choice-card.tsx';
import { holds, useFit } from '../pages/fit.ts';
import { PageKeys } from '../pages/page-keys.tsx';
import { type ChoiceLayout, choiceLayouts } from './layouts.ts';
import './choice-grid.css';

export interface Choice {
  value: string;
  say: Saying;
  picture?: ReactNode;
  small?: Saying;
  more?: Saying;
  /** Its word is said in this speech variety, whichever the resident has chosen. */
  variety?: string;
}

export interface ChoiceGridProps {
  choices: readonly Choice[];
  chosen: readonly string[];
  onPress: (value: string) => void;
  /** They answer something personal: then which one is taken is not said, or they are not, where it was not allowed. */
  personal?: PersonalKey;
}

/** Choices with pictures, laid out for the panel and the text size; what has no room at once goes on further pages. */
export function ChoiceGrid({ choices, chosen, onPress, personal = false }: ChoiceGridProps) {
  const { panel } = useLook();
  const pictures = choices.some(({ picture }) => picture !== undefined);
  const plain = choiceLayouts(choices.length, panel === 'p32', pictures);
  // A layout is never given up for what is said at a touch anyway.
  const layouts: readonly Layout[] = choices.some(({ more }) => more) ? plain.flatMap(withMoreFirst) : plain;
  const of = choices.map(({ value, say, small }) => `${value}:${say.key}:${small?.key}`).join();
  const { box, candidate, settled } = useFit<HTMLDivElement>(
    layouts.length,
    (cards, tried) => cardsHold(cards, layouts[tried]?.loose),
    of,
  );
  const { columns, rows, layout, more: showsMore = false } = layouts[candidate] ?? smallest;

  const perPage = columns * rows;
  const pages = Math.ceil(choices.length / perPage);
  const firstChosen = choices.findIndex(({ value }) => chosen.includes(value));
  const [turned, setTurned] = useState<number | undefined>(undefined);
  const page = Math.min(turned ?? Math.max(0, Math.floor(firstChosen / perPage)), pages - 1);
  // Nobody has turned to it: it is in front because of the answer, and to read it out would be to tell of it.
  const unsaid = personal !== false && turned === undefined && page > 0;
  const shown = settled ? [page] : Array.from({ length: pages }, (_, number) => number);

  return (
    <div className="choices" ref={box}>
      <div className="choice-pages">
        {shown.map((number) => (
          <div
            key={number}
            className="choice-grid"
            data-set={choices.length}
            data-before={number * perPage}
            data-columns={columns}
            data-more={showsMore}
            data-rows={pages === 1 ? Math.ceil(choices.length / columns) : rows}
          >
            {choices
              .slice(number * perPage, (number + 1) * perPage)
              .map(({ value, say, picture, small, more, variety }) => (
                <ChoiceCard
                  key={value}
                  say={say}
                  picture={picture}
                  {...(small && { small })}
                  {...(more && { more })}
                  {...(variety !== undefined && { variety })}
                  layout={layout}
                  chosen={chosen.includes(value)}
                  personal={unsaid || personal}
                  onPress={() => onPress(value)}
                />
              ))}
          </div>
        ))}
      </div>
      {pages > 1 && <PageKeys page={page} pages={pages} onTurn={setTurned} personal={unsaid} />}
    </div>
  );
}

type Layout = ChoiceLayout & { /** What the choices are about stands on them. */ more?: boolean };

const smallest: Layout = { columns: 1, rows: 1, layout: 'row' };

function withMoreFirst(layout: ChoiceLayout): Layout[] {
  return [{ ...layout, more: true }, layout];
}

/** Short words stay on one line: 高龄津贴 broken in two is harder to know again than a smaller picture. */
const SHORT = 6;

function cardsHold(box: HTMLElement, loose = false): boolean {
  if (!holds(box)) return false;
  return [...box.querySelectorAll<HTMLElement>('.choice-card')].every((card) => {
    const label = card.querySelector<HTMLElement>('.choice-label');
    if (!holds(card) || !label || label.scrollWidth > label.clientWidth + 1) return false;
    const lines =
      label.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(label).lineHeight);
    return loose || lines < 1.5 || label.textContent.length > SHORT;
  });
}
