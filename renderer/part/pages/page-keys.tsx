import { DownIcon, UpIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { Key } from '../key/key.tsx';
import { useRoomForWords } from '../key/room-for-words.ts';
import { part } from '../say.ts';
import './page-keys.css';

/**
 * Instead of scrolling: two large keys and where one is. They are always both there, in one place; past either end they
 * come round to the other, because a key that does nothing looks broken.
 */
export function PageKeys({
  page,
  pages,
  onTurn,
  personal = false,
}: {
  /** From 0. */
  page: number;
  pages: number;
  onTurn: (page: number) => void;
  /** Which page it is tells of a personal answer. */
  personal?: boolean;
}) {
  const { box, shown } = useRoomForWords<HTMLDivElement>('');
  const values = { page: page + 1, pages };
  return (
    <div className="page-keys" ref={box} data-keys={shown}>
      <Key
        say={part('pages.previous')}
        icon={<UpIcon />}
        onPress={() => onTurn((page + pages - 1) % pages)}
      />
      <output>
        <Spoken className="page-keys-where" say={part('pages.where', values)} personal={personal} />
        {/* Where the words have no room the figures stand for them; it is the words that are said. */}
        <span className="page-keys-short" dir="ltr" aria-hidden="true">
          <Spoken say={part('pages.short', values)} quiet />
        </span>
      </output>
      <Key say={part('pages.next')} icon={<DownIcon />} onPress={() => onTurn((page + 1) % pages)} />
    </div>
  );
}
