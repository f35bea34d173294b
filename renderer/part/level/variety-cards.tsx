import type { ReactNode } from 'react';
import { Greeting } from '../../picture/greeting.tsx';
import { allVarieties } from '../../speech/variety.ts';
import { ChoiceGrid } from '../choice-grid/choice-grid.tsx';
import { part } from '../say.ts';
import './level.css';

/** How to be spoken to, chosen by ear: each card says its own name in its own speech. */
export function VarietyCards({
  value,
  onChange,
  children,
}: {
  value: string;
  onChange: (variety: string) => void;
  /** Beside the cards: how the texts are written. */
  children?: ReactNode;
}) {
  return (
    <section className="variety-cards">
      <ChoiceGrid
        choices={allVarieties().map(({ tag, name }) => ({
          value: tag,
          say: part('level.variety', { name }),
          picture: <Greeting variety={tag} />,
          variety: tag,
        }))}
        chosen={[value]}
        onPress={onChange}
      />
      {children}
    </section>
  );
}
