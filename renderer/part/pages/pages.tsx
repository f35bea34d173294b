import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useLook } from '../../style/look.ts';
import { useRoom } from './fit.ts';
import { pageBreaks } from './page-breaks.ts';
import { PageKeys } from './page-keys.tsx';
import './pages.css';

export interface PagesProps {
  /** One block each, with a name that stays. A block is never divided. */
  items: readonly { id: string; node: ReactNode }[];
  as?: 'div' | 'ol' | 'ul' | 'dl';
  /** Named when the items have become others in height, though their ids are the same. */
  of?: string;
  /** The blocks of a page take all of its height between them. */
  spread?: boolean;
  /** Two side by side where the panel and the words leave room for it. */
  columns?: boolean;
  /**
   * Turned by the screen itself, with its Next and Back: where nobody should go on without having heard every page.
   * There are no page keys then.
   */
  turn?: { page: number; onPages: (pages: number) => void };
}

/** Blocks under each other, on as many pages as the panel and the text size make of them. Nothing scrolls. */
export function Pages({
  items,
  as: List = 'div',
  of = '',
  spread = false,
  columns = false,
  turn,
}: PagesProps) {
  const { key } = useLook();
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const subject = `${items.map(({ id }) => id).join()}|${of}|${key}|${room}`;
  const [measured, setMeasured] = useState<{ subject: string; starts: number[] } | undefined>(undefined);
  const starts = measured?.subject === subject ? measured.starts : undefined;
  const settled = starts !== undefined;
  // Laid out without the keys first: beside the list they would take the width that makes it fit.
  const [crowded, setCrowded] = useState<string>();
  const withKeys = !turn && crowded === subject;
  const [turned, setTurned] = useState(0);

  useLayoutEffect(() => {
    if (settled || !box.current) return;
    const found = measurePages(box.current);
    if (found.length > 1 && !turn && !withKeys) setCrowded(subject);
    else setMeasured({ subject, starts: found });
  }, [subject, settled, turn, withKeys]);

  const pages = starts?.length ?? 1;
  const page = Math.min(turn?.page ?? turned, pages - 1);
  const tell = turn?.onPages;
  useLayoutEffect(() => {
    if (settled) tell?.(pages);
  }, [pages, settled, tell]);

  const shown = starts ? items.slice(starts[page], starts[page + 1]) : items;
  return (
    <div className="pages" ref={box} data-spread={spread && settled}>
      <List className="pages-list" data-columns={columns}>
        {shown.map(({ id, node }) => (
          <PageItem key={id} list={List}>
            {node}
          </PageItem>
        ))}
      </List>
      {withKeys && <PageKeys page={page} pages={pages} onTurn={setTurned} />}
    </div>
  );
}

function PageItem({ list, children }: { list: 'div' | 'ol' | 'ul' | 'dl'; children: ReactNode }) {
  // In a <dl> the block is itself the <div> around its dt and dd.
  if (list === 'dl') return children;
  return list === 'div' ? (
    <div className="pages-item">{children}</div>
  ) : (
    <li className="pages-item">{children}</li>
  );
}

/** Asked while everything is laid out at once, with the keys below, and nothing is painted yet. */
function measurePages(box: HTMLElement): number[] {
  const [list, keys] = box.children;
  if (!list) return [0];
  const rows = rowsOf([...list.children]);
  const breaks = pageBreaks(
    rows.map(({ height }) => height),
    { gap: gapOf(list), room: contentHeight(box), keys: keys ? heightTaken(list, keys) : 0 },
  );
  return breaks.map((row) => rows[row]?.first ?? 0);
}

/** Items that stand side by side are one row, and are not parted. */
function rowsOf(items: Element[]): { first: number; height: number }[] {
  const rows: { first: number; top: number; height: number }[] = [];
  items.forEach((item, index) => {
    const { top, height } = item.getBoundingClientRect();
    const row = rows.at(-1);
    if (row && Math.abs(row.top - top) < 2) row.height = Math.max(row.height, height);
    else rows.push({ first: index, top, height });
  });
  return rows;
}

/** Beside the list the keys take no height from it. */
function heightTaken(list: Element, keys: Element): number {
  const { top, height } = keys.getBoundingClientRect();
  const below = top >= list.getBoundingClientRect().bottom;
  return below ? height + gapOf(keys.parentElement ?? keys) : 0;
}

function gapOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).rowGap) || 0;
}

function contentHeight(box: HTMLElement): number {
  const { paddingTop, paddingBottom } = getComputedStyle(box);
  return box.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
}
