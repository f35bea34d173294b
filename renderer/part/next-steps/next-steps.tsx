import type { ReactNode } from 'react';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { Bead } from '../bead-rod/bead-rod.tsx';
import { Pages } from '../pages/pages.tsx';
import './next-steps.css';

export interface NextStep {
  id: string;
  picture?: ReactNode;
  title: Saying;
  detail?: Saying;
}

/** What happens next: one, two, three, each with its picture. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const items = steps.map(({ id, picture, title, detail }, index) => ({
    id,
    node: (
      <div className="next-step">
        <Bead kind="number" number={index + 1} />
        {picture && <span className="next-step-picture">{picture}</span>}
        <div className="next-step-words">
          <Spoken say={title} as="p" className="next-step-title" />
          {detail && <Spoken say={detail} as="p" className="next-step-detail" />}
        </div>
      </div>
    ),
  }));
  return <Pages items={items} as="ol" spread />;
}
