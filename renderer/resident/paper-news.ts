import { useEffect, useRef } from 'react';
import type { Slip } from '../../core/contract.ts';
import { sayOne, speaker } from '../speech/speech.ts';
import { resident } from './say.ts';

/**
 * Says how the paper came out when that turns. While the screen is still being read nothing is cut short: the sentence
 * stands at its end, and is read there as it is by then.
 */
export function usePaperNews(printed: Slip['printed']): void {
  const said = useRef(printed);
  useEffect(() => {
    if (said.current === printed) return;
    said.current = printed;
    if (!speaker().state.speaking) sayOne(resident(`slip.${printed}`));
  }, [printed]);
}
