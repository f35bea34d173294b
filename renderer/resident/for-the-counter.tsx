import { say } from '../text/i18n.ts';
import { languageOf, sourceLanguage } from '../text/language.ts';
import type { Saying } from '../text/saying.ts';
import { useLanguage } from '../text/use-language.ts';
import { useSay } from '../text/use-say.ts';
import './for-the-counter.css';

/**
 * The same in Chinese, small beside it: whoever comes to help, or sits at the counter, reads what a resident of another
 * language has said. Nothing where Chinese is shown anyway, and nothing to be heard: it is no other text.
 */
export function ForTheCounter({ say: sayings }: { say: readonly Saying[] }) {
  const language = useLanguage();
  const shown = useSay();
  if (isChinese(language)) return null;
  const words = sayings
    .map((saying) => ({ here: shown(saying), chinese: say(saying, sourceLanguage, 'shown') }))
    // Names and numbers are the same.
    .filter(({ here, chinese }) => here !== chinese)
    .map(({ chinese }) => chinese);
  if (words.length === 0) return null;
  return (
    <span className="for-the-counter" lang={languageOf(sourceLanguage).html} dir="ltr" aria-hidden="true">
      {words.join('　')}
    </span>
  );
}

function isChinese(language: string): boolean {
  return new Intl.Locale(language).language === new Intl.Locale(sourceLanguage).language;
}
