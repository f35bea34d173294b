import { useState } from 'react';
import { answerIn } from '../../core/code/answer-in.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { useScans } from '../scan/taken-scans.ts';

/** What a code said that was read at a question, to be confirmed like what stands on a card. */
export interface ScannedAnswer {
  value: string;
  /** How many times one was read there: read again, it is said again. */
  times: number;
}

/**
 * @param name of the question in its row
 * @param onScanned a code came that answers it
 */
export function useScannedAnswer(
  question: QuestionView | undefined,
  name: string,
  onScanned: () => void,
): ScannedAnswer | undefined {
  const [scanned, setScanned] = useState<ScannedAnswer>();
  const [at, setAt] = useState(name);
  if (at !== name) {
    // Back here later, what counts is what was kept.
    setAt(name);
    setScanned(undefined);
  }
  useScans((code) => {
    const value = question && answerIn(code, question);
    if (value === undefined) return false;
    setScanned((before) => ({ value, times: (before?.times ?? 0) + 1 }));
    onScanned();
    return true;
  });
  return at === name ? scanned : undefined;
}
