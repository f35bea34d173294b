/** What a screen is to a hand and an eye, in CSS pixels: measured on the page itself. */
export interface Measured {
  /** Everything that can be touched, in the order in which the focus goes. */
  targets: Target[];
  /** The em of every text that is to be seen, how it is set, and whether it grows, with a few of its words. */
  texts: { em: number; words: string; weight: number; align: string; grows: boolean }[];
  /** How far the sheet and the page stick out of their room. */
  overflow: number;
  /** Keys whose words stick out of them. */
  burst: string[];
  /** Keys of which an edge lies under something else: its ring would not be seen all round. */
  covered: string[];
  /**
   * Whether somewhere the keys show only their pictures, for want of room. One key more stands among those of the voice for
   * whoever goes by ear.
   */
  wordless: boolean;
  /** The key that calls somebody, which stands in one place on every screen. */
  help: Box | undefined;
  /** Texts of which a piece is cut off, lies under something else, or lies over another text. */
  hidden: string[];
  /** Which of the four sizes its words have. */
  size: number;
  /** Texts that no voice says. */
  unspoken: string[];
  /** What is set as running text: sentences, hints, labels, answers; not the words on keys, nor the head. */
  paragraphs: Paragraph[];
  /** The colour of every edge of a key, with what lies behind it there. */
  edges: { words: string; edge: string; behind: string }[];
  /** What is chosen, missing or amiss and shows it by nothing but its colour. */
  colourAlone: string[];
}

export interface Paragraph {
  words: string;
  lines: number;
  /** How far its lines stand apart, and the longest of them, in its em. */
  apart: number;
  longest: number;
  /** How far its first line stands below the last one of the sentence before it, in its own lines. */
  below?: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Target extends Box {
  words: string;
  /** Stands in a row that is read from the right: keypads and keyboards never do. */
  mirrored: boolean;
  /** One of the voice keys, or one of those that an answer is written with: they may be smaller and stand closer. */
  group: 'voice' | 'pad' | undefined;
}

/** Runs inside the page, and so brings everything it needs along. */
// oxlint-disable unicorn/consistent-function-scoping
export function measure(): Measured {
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const words = (element: Element) => (element.textContent ?? '').trim().slice(0, 30);

  const keys = [...document.querySelectorAll('button, a, input, [tabindex="0"]')].filter(seen);
  const targets = keys.map((key) => {
    const { left, top, right, bottom } = key.getBoundingClientRect();
    const pad = key.closest('.pad, .key-row, .date-keys, .ask-aloud, [data-dense]')
      ? ('pad' as const)
      : undefined;
    const group = key.closest('.frame-voice') ? ('voice' as const) : pad;
    const mirrored = getComputedStyle(key.parentElement ?? key).direction === 'rtl';
    return { words: words(key), left, top, right, bottom, group, mirrored };
  });

  // What is said of a line's height leaves room above and below, where nothing is drawn: the letters are its middle.
  interface Written {
    element: Element;
    em: number;
    words: string;
    lines: Box[];
  }
  const written: Written[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || !seen(element)) continue;
    // Text drawn in a picture is a picture; what is only for ears has a pixel to be seen in.
    const { left: from, right: to } = roomOf(element);
    if (element.closest('svg, .unseen') || to - from <= 1) continue;
    const em = Number.parseFloat(getComputedStyle(element).fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].map(({ left, right, top, bottom }) => {
      const middle = (top + bottom) / 2;
      return { left, right, top: middle - em * 0.4, bottom: middle + em * 0.4 };
    });
    written.push({ element, em, words: words(element), lines });
  }

  const hidden: string[] = [];
  for (const [at, one] of written.entries()) {
    const room = roomOf(one.element);
    for (const line of one.lines) {
      const out = Math.max(
        room.left - line.left,
        line.right - room.right,
        room.top - line.top,
        line.bottom - room.bottom,
      );
      if (out > 2) hidden.push(`"${one.words}" is cut off by ${Math.round(out)} px`);
      const [x, y] = [(line.left + line.right) / 2, (line.top + line.bottom) / 2];
      const above = document.elementFromPoint(x, y);
      const own = above && (above.contains(one.element) || one.element.contains(above));
      // The whole glass of the sleeping kiosk is a key, and nothing of it is to be seen.
      if (
        above &&
        !own &&
        !above.matches('.asleep-key, .asleep-key *') &&
        !above.contains(commonKey(one.element))
      )
        hidden.push(`"${one.words}" lies under "${words(above)}" ${above.getAttribute('class') ?? ''}`);
      for (const other of written.slice(at + 1)) {
        const over = other.lines.some(
          (there) =>
            Math.min(line.right, there.right) - Math.max(line.left, there.left) > 2 &&
            Math.min(line.bottom, there.bottom) - Math.max(line.top, there.top) > 2,
        );
        if (over && other.element !== one.element)
          hidden.push(`"${one.words}" and "${other.words}" lie over each other`);
      }
    }
  }

  // What lies beneath a cover is still in the page, and not to be seen.
  const sheet = [...document.querySelectorAll('.frame-sheet')].find(seen);
  const room = document.documentElement;
  const overflow = Math.max(
    sheet ? sheet.scrollHeight - sheet.clientHeight : 0,
    sheet ? sheet.scrollWidth - sheet.clientWidth : 0,
    room.scrollHeight - innerHeight,
    room.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.frame > *')].filter(seen).map((part) => {
      const { right, bottom } = part.getBoundingClientRect();
      return Math.max(right - innerWidth, bottom - innerHeight, part.scrollWidth - part.clientWidth);
    }),
  );

  // What is said of a line's height leaves out a share of its letters, so only a real excess counts.
  // The whole glass is the key of the sleeping kiosk, and the desk in it runs out of the picture on purpose.
  const burst = keys
    .filter((key) => !key.matches('.asleep-key'))
    .filter((key) => {
      const em = Number.parseFloat(getComputedStyle(key).fontSize);
      return key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + em * 0.3;
    })
    .map(words);

  // The whole glass of the sleeping kiosk is a key, and everything lies over it.
  const covered = keys
    .filter((key) => !key.matches('.asleep-key'))
    .filter((key) => {
      const { left, top, right, bottom } = key.getBoundingClientRect();
      const [middle, half] = [(left + right) / 2, (top + bottom) / 2];
      const edges = [
        [left + 3, half],
        [right - 3, half],
        [middle, top + 3],
        [middle, bottom - 3],
      ] as const;
      return edges.some(([x, y]) => !key.contains(document.elementFromPoint(x, y)));
    })
    .map(words);

  // What stands on a key, in the head, on the slip or on a sign is no running text, and has its own measure.
  const aside =
    'button, a, [role="textbox"], [aria-hidden="true"], .frame-head, .frame-sign, .near-miss, .slip';
  const blocks = new Map<Element, Box[]>();
  for (const { element, lines } of written) {
    const block = blockOf(element);
    if (!block.closest(aside)) blocks.set(block, [...(blocks.get(block) ?? []), ...lines]);
  }
  const paragraphs = [...blocks].map(([block, lines], at, all): Paragraph => {
    const style = getComputedStyle(block);
    const em = Number.parseFloat(style.fontSize);
    const line = Number.parseFloat(style.lineHeight);
    const middles = lines.map(({ top, bottom }) => (top + bottom) / 2);
    const [above, aboveLines] = all[at - 1] ?? [];
    const last = Math.max(...(aboveLines ?? []).map(({ top, bottom }) => (top + bottom) / 2));
    const follows = block.matches('p') && above?.parentElement === block.parentElement;
    const below = (Math.min(...middles) - last) / line;
    return {
      words: words(block),
      lines: Math.round((Math.max(...middles) - Math.min(...middles)) / line) + 1,
      apart: line / em,
      longest: Math.max(...lines.map(({ left, right }) => right - left)) / em,
      ...(follows && below > 0.5 && { below }),
    };
  });

  const edges = keys
    .filter((key) => !key.matches('.asleep-key'))
    .flatMap((key) => {
      const style = getComputedStyle(key);
      const { left, top, right, bottom } = key.getBoundingClientRect();
      const [middle, half] = [(left + right) / 2, (top + bottom) / 2];
      const sides = [
        ['Top', middle, top - 2],
        ['Bottom', middle, bottom + 2],
        ['Left', left - 2, half],
        ['Right', right + 2, half],
      ] as const;
      return sides.map(([side, x, y]) => {
        const line = Number.parseFloat(style[`border${side}Width`]);
        const colour = line > 0 ? style[`border${side}Color`] : style.backgroundColor;
        const behind = groundAt(x, y);
        // What is seen through has no edge.
        return { words: words(key), edge: colour.startsWith('rgba') ? behind : colour, behind };
      });
    });

  // A tick, a thicker edge, a sign: whatever is left of it to eyes that see no colour.
  const drawn = (element: Element | null | undefined) =>
    Boolean(element && seen(element) && element.getBoundingClientRect().width > 8);
  const edgeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).borderTopWidth);
  const states: [what: string, where: string, isTold: (element: Element) => boolean][] = [
    [
      'chosen',
      'button[aria-pressed="true"]',
      (key) =>
        drawn(key.querySelector('.choice-badge .icon, .level-tick .icon')) ||
        edgeOf(key) > 1.5 * edgeOf(document.querySelector('.key:not([aria-pressed="true"])') ?? key),
    ],
    ['amiss', '[role="alert"]', (alert) => drawn(alert.querySelector('.icon .warn')) && words(alert) !== ''],
    [
      'missing',
      'button[data-tone="not-yet"]',
      (key) => drawn(key.querySelector('.picture')) && words(key) !== '',
    ],
    ['done', '.bead[data-kind="done"]', (bead) => drawn(bead.querySelector('.bead-tick'))],
    ['the present one', '.bead[data-kind="now"]', (bead) => drawn(bead.querySelector('text'))],
  ];
  const colourAlone = states.flatMap(([what, where, isTold]) =>
    [...document.querySelectorAll(where)]
      .filter((element) => seen(element) && !isTold(element))
      .map((element) => `that "${words(element)}" is ${what} is told by its colour alone`),
  );
  const help = [...document.querySelectorAll('.frame-help')].findLast(seen)?.getBoundingClientRect();

  // What is typed is said as it is typed; a figure on a bead is said with the count beside it.
  const unspoken = written
    .filter(({ element }) => !element.closest('[data-say], [aria-hidden="true"], [role="textbox"], input'))
    .map((text) => text.words);

  return {
    targets,
    texts: written.map(({ element, em, words: some }) => {
      const { fontWeight, textAlign } = getComputedStyle(element);
      // The counter reads its own words beside others, and a keyboard has its row to keep.
      const grows = !element.closest('.for-the-counter, .slip, .key-row');
      return { em, words: some, weight: Number(fontWeight), align: textAlign, grows };
    }),
    overflow,
    burst,
    covered,
    wordless: [...document.querySelectorAll('[data-keys="pictures"]:not(:has([data-faster="true"]))')].some(
      seen,
    ),
    help: help && { left: help.left, top: help.top, right: help.right, bottom: help.bottom },
    hidden: [...new Set(hidden)],
    size: Number(document.documentElement.dataset['size'] ?? 2),
    unspoken: [...new Set(unspoken)],
    paragraphs,
    edges,
    colourAlone: [...new Set(colourAlone)],
  };

  /** What its line stands in: the nearest that is not itself a piece of one. */
  function blockOf(element: Element): Element {
    let block = element;
    while (getComputedStyle(block).display === 'inline' && block.parentElement) block = block.parentElement;
    return block;
  }

  /** The colour that is seen at a point: that of the topmost box there that has one. */
  function groundAt(x: number, y: number): string {
    const solid = document
      .elementsFromPoint(x, y)
      .map((element) => getComputedStyle(element).backgroundColor)
      .find((colour) => !colour.startsWith('rgba'));
    return solid ?? getComputedStyle(document.documentElement).backgroundColor;
  }

  /** What is left to be seen of an element: the window, less what its surroundings cut off. */
  function roomOf(element: Element): Box {
    const left = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let around: Element | null = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === 'visible') continue;
      const box = around.getBoundingClientRect();
      left.left = Math.max(left.left, box.left);
      left.right = Math.min(left.right, box.right);
      left.top = Math.max(left.top, box.top);
      left.bottom = Math.min(left.bottom, box.bottom);
    }
    return left;
  }

  /** A picture on the same key may be drawn over its words' box. */
  function commonKey(element: Element): Element {
    return element.closest('button, a, label') ?? element;
  }
}
