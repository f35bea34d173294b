import type { Page } from 'playwright';

/** Something to be seen on the glass: an element that this selector finds and that has this text in it. */
export interface Sign {
  readonly in: string;
  readonly text: string;
}

declare global {
  /** Milliseconds from the touch to the end of the frame in which what was watched for stood on the screen. */
  // oxlint-disable-next-line no-var
  var seen: Promise<number>;
}

/**
 * Does the touch, and answers how long after it the sign was there, in milliseconds. Taken in the page, from the touch's
 * own time to the end of the frame that shows it. Whoever touches does so blindly and asks the page nothing meanwhile:
 * looking would be done by the processor that is measured.
 *
 * @param from the finger coming down, or leaving, which is when keys act
 */
export async function seenAfter(
  page: Page,
  from: 'pointerdown' | 'pointerup',
  sign: Sign,
  touch: () => Promise<void>,
): Promise<number> {
  await page.evaluate(watch, { from, sign });
  await touch();
  return page.evaluate(() => globalThis.seen);
}

function watch({ from, sign }: { from: 'pointerdown' | 'pointerup'; sign: Sign }): void {
  const isThere = () =>
    [...document.querySelectorAll(sign.in)].some(
      (element) => element.textContent.includes(sign.text) && element.checkVisibility(),
    );
  if (isThere()) throw new Error(`${sign.text} is to be seen before the touch`);
  globalThis.seen = new Promise((seen, never) => {
    setTimeout(() => never(new Error(`${sign.text} was not to be seen`)), 10_000);
    let touchedAt: number | undefined;
    addEventListener(from, ({ timeStamp }) => (touchedAt = timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const since = touchedAt;
      if (since === undefined || !isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The first task after a frame's callbacks runs when the frame has been handed on.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => seen(performance.now() - since));
        port1.start();
        port2.postMessage(undefined);
      });
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}
