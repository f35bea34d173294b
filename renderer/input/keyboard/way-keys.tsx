import { Key } from '../../part/key/key.tsx';
import { input } from '../say.ts';
import type { KeyboardPage, KeyPage, WritingKind } from './layout.ts';

/** Letters for a sound, letters for themselves, and signs lead to one another by keys of their own. */
const LETTERS: readonly KeyboardPage[] = ['pinyin', 'latin', 'signs'];

/** The other ways to write: whoever cannot spell writes with a finger, or by the strokes, and the other way round. */
export function WayKeys({
  page,
  kind,
  letters,
  onPage,
}: {
  page: KeyboardPage;
  kind: WritingKind;
  /** Which letters are written with here. */
  letters: KeyPage;
  onPage(page: KeyboardPage): void;
}) {
  // A house number has its keys, and beside them no room; and a name that is found is not written out.
  const spelledOut = kind === 'name' || kind === 'text';
  const strokes = letters === 'pinyin' && spelledOut ? (['strokes'] as const) : [];
  return (['ink', ...strokes, letters] as const)
    .filter((way) => way !== page && !(way === letters && LETTERS.includes(page)))
    .map((way) => <Key key={way} say={input(`keyboard.to-${way}`)} onPress={() => onPage(way)} />);
}
