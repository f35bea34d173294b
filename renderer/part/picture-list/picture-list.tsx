import type { ReactNode } from 'react';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { Pages, type PagesProps } from '../pages/pages.tsx';
import './picture-list.css';

export interface PictureListItem {
  id: string;
  say: Saying;
  /** A second line. */
  more?: Saying;
  picture: ReactNode;
  /** Said aloud only where the resident allowed it. */
  personal?: boolean;
}

/** Things to look at and be told, with nothing to press: what to bring, what is asked, whom to find. */
export function PictureList({
  items,
  turn,
}: {
  items: readonly PictureListItem[];
  /** See `Pages`. */
  turn?: PagesProps['turn'];
}) {
  return (
    <Pages
      as="ul"
      columns={items.length > 2}
      spread
      {...(turn && { turn })}
      items={items.map((item) => ({ id: item.id, node: <PictureItem {...item} /> }))}
    />
  );
}

/** One of them, for a list that holds something else too. */
export function PictureItem({ say, more, picture, personal = false }: Omit<PictureListItem, 'id'>) {
  return (
    <div className="picture-item">
      {picture}
      <div className="picture-item-words">
        <Spoken say={say} as="p" className="picture-item-say" personal={personal} />
        {more && <Spoken say={more} as="p" className="picture-item-more" />}
      </div>
    </div>
  );
}
