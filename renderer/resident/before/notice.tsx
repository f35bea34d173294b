import { useState } from 'react';
import type { PlaceProps } from '../session-place.tsx';
import { NoticeAsks } from './notice-asks.tsx';
import { NoticeKeeps } from './notice-keeps.tsx';
import { NoticeRefused } from './notice-refused.tsx';

/**
 * What is asked, why and for how long, said before the first question (PIPL 17): one screen of what, one of who keeps
 * it. Whoever would rather not is told who at the counter helps instead, and may still change their mind.
 */
export function Notice({ view, acts }: PlaceProps) {
  const [page, setPage] = useState<'asks' | 'keeps' | 'refused'>('asks');
  switch (page) {
    case 'asks':
      return <NoticeAsks view={view} acts={acts} onNext={() => setPage('keeps')} />;
    case 'keeps':
      return (
        <NoticeKeeps
          view={view}
          acts={acts}
          onBack={() => setPage('asks')}
          onRefuse={() => setPage('refused')}
        />
      );
    case 'refused':
      return <NoticeRefused view={view} acts={acts} onBack={() => setPage('keeps')} />;
  }
}
