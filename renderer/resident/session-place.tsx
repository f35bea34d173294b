import type { ShownSession } from '../../core/contract.ts';
import { Bring } from './before/bring.tsx';
import { Notice } from './before/notice.tsx';
import { Consent } from './consent.tsx';
import { Declaration } from './declaration.tsx';
import { QuestionPlace } from './question.tsx';
import { Review } from './review.tsx';
import { Rows } from './rows.tsx';
import type { SessionActs } from './session.ts';
import { Stop } from './stop.tsx';

/** What every place of a session is handed. */
export interface PlaceProps {
  view: ShownSession;
  acts: SessionActs;
}

/** The screen for where the session stands. What is asked is drawn anew for its place, so nothing of the last is left. */
export function SessionPlace({ view, acts }: PlaceProps) {
  const { place } = view;
  switch (place.at) {
    case 'bring':
      return <Bring view={view} acts={acts} />;
    case 'notice':
      return <Notice view={view} acts={acts} />;
    case 'question':
      return <QuestionPlace view={view} acts={acts} />;
    case 'rows':
      return <Rows key={place.step} view={view} acts={acts} step={place.step} />;
    case 'consent':
      return <Consent key={place.consent} view={view} acts={acts} consent={place.consent} />;
    case 'declined':
      return <Stop view={view} acts={acts} why="declined" />;
    case 'not-eligible':
      return <Stop view={view} acts={acts} why="not-eligible" reason={place.reason} />;
    case 'review':
      return <Review view={view} acts={acts} />;
    case 'declaration':
      return <Declaration view={view} acts={acts} />;
  }
}
