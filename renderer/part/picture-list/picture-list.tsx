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
      items={items.map(({ id, say, more, picture }) => ({
        id,
        node: (
          <div className="picture-item">
            {picture}
            <div className="picture-item-words">
              <Spoken say={say} as="p" className="picture-item-say" />
              {more && <Spoken say={more} as="p" className="picture-item-more" />}
            </div>
          </div>
        ),
      }))}
    />
  );
}
