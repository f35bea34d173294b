import type { Value } from '../../core/session/value.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { useKiosk } from '../kiosk.tsx';
import { inLanguage } from '../text/in-language.ts';
import type { Saying } from '../text/saying.ts';
import { useManner } from './manner.ts';
import { ofCard } from './of-card.ts';
import { resident } from './say.ts';
import type { ScannedAnswer } from './use-scanned-answer.ts';

/** An answer that only has to be confirmed, and how it is told where it comes from. */
interface Known {
  value: Value;
  from: Saying;
  /** What is to be done with what it stood on. */
  hint?: Saying;
}

/** What a code said just now, or else what the machine knows: from a card, or from another service of the visit. */
export function useKnown(
  question: QuestionView | undefined,
  scanned: ScannedAnswer | undefined,
): Known | undefined {
  const { cardReader } = useKiosk().state;
  const { language } = useManner();
  if (scanned) return { value: scanned.value, from: resident('known.code') };
  const offer = question?.offer;
  if (!offer) return undefined;
  const { from, value } = offer;
  if (from.kind === 'service')
    return { value, from: resident('known.service', { service: inLanguage(from.title, language) }) };
  return {
    value,
    from: resident(cardReader?.card === 'social-security' ? 'known.social-card' : 'known.card'),
    ...(question.onCard && { hint: ofCard(cardReader, 'taken') }),
  };
}
