import { DownIcon, UpIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { Key } from '../key/key.tsx';
import './page-keys.css';

/**
 * Instead of scrolling: two large keys and where one is. They are always both there, in one place; past either end they
 * come round to the other, because a key that does nothing looks broken.
 */
export function PageKeys({
  page,
  pages,
  onTurn,
}: {
  /** From 0. */
  page: number;
  pages: number;
  onTurn: (page: number) => void;
}) {
  return (
    <div className="page-keys">
      <Key
        say={{ ns: 'part', key: 'pages.previous' }}
        icon={<UpIcon />}
        onPress={() => onTurn((page + pages - 1) % pages)}
      />
      <output>
        <Spoken
          className="page-keys-where"
          say={{ ns: 'part', key: 'pages.where', values: { page: page + 1, pages } }}
        />
      </output>
      <Key
        say={{ ns: 'part', key: 'pages.next' }}
        icon={<DownIcon />}
        onPress={() => onTurn((page + 1) % pages)}
      />
    </div>
  );
}
