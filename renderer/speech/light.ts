import type { Stretch } from '../../core/text/align.ts';

/** The word being said is lit with the CSS Custom Highlight API, `::highlight(spoken)`: no element changes for it. */
const NAME = 'spoken';

/** Lights a stretch of an element's text, in UTF-16 units, and nothing else. */
export function light(element: Element, stretch: Stretch): void {
  const range = rangeOf(element, stretch);
  if (range) CSS.highlights.set(NAME, new Highlight(range));
  else dark();
}

export function dark(): void {
  CSS.highlights.delete(NAME);
}

/** A sentence may be set in several pieces, see `Spoken`. */
function rangeOf(element: Element, { from, to }: Stretch): Range | undefined {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [done, begun] = [0, false];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!begun && from < done + length) {
      range.setStart(node, from - done);
      begun = true;
    }
    if (begun && to <= done + length) {
      range.setEnd(node, to - done);
      return range;
    }
    done += length;
  }
  return undefined;
}
