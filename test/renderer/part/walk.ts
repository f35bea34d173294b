/** What a screen is to a hand and an eye, in CSS pixels: measured on the page itself. */
export interface Measured {
  /** Everything that can be touched. */
  targets: Target[];
  /** The em of every text that is to be seen, with a few of its words. */
  texts: { em: number; words: string }[];
  /** How far the sheet and the page stick out of their room. */
  overflow: number;
  /** Keys whose words stick out of them. */
  burst: string[];
}

export interface Target {
  words: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The parent of the voice keys, which may stand closer. */
  voice: boolean;
}

/** Runs inside the page, and so brings everything it needs along. */
// oxlint-disable unicorn/consistent-function-scoping
export function measure(): Measured {
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const words = (element: Element) => (element.textContent ?? '').trim().slice(0, 30);

  const keys = [...document.querySelectorAll('button, a, input, [tabindex="0"]')].filter(seen);
  const targets = keys.map((key) => {
    const { left, top, right, bottom } = key.getBoundingClientRect();
    return { words: words(key), left, top, right, bottom, voice: key.closest('.frame-voice') !== null };
  });

  const texts: Measured['texts'] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue?.trim() || !seen(parent)) continue;
    // Text drawn in a picture is a picture; what is only for ears is a pixel wide.
    if (parent.closest('svg') || parent.getBoundingClientRect().width <= 1) continue;
    if (parent.closest('.unseen')) continue;
    texts.push({ em: Number.parseFloat(getComputedStyle(parent).fontSize), words: words(parent) });
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
  return { targets, texts, overflow, burst };
}
