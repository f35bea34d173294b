import { speaker } from '../speech/speech.ts';
import { readerInFront } from '../speech/reader.ts';
import { standAgain } from './place.ts';
import { tell, tellState } from './tell.ts';

/** What somebody hears who pressed a key without seeing it, once the screen has drawn what came of it. */
export function answerPress(key: HTMLElement, frame: Element): void {
  readerInFront()?.takeFresh();
  requestAnimationFrame(() => {
    // What has come of it is being read already, and how the key stands would cut it short.
    const appeared =
      readerInFront()
        ?.takeFresh()
        .filter((element) => element.isConnected) ?? [];
    if (key.isConnected && key.hasAttribute('aria-pressed')) tellState(key, appeared);
    standAgain(frame);
    // What has taken its place may be another part of the same question, of which nothing more is read.
    const stop = document.activeElement;
    if (!key.isConnected && stop && frame.contains(stop) && !speaker().state.speaking) tell(stop);
  });
}
