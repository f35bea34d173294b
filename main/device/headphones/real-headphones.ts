import { jackHeadphones } from './jack-headphones.ts';
import type { OpenHeadphones } from './port.ts';
import { usbHeadphones } from './usb-headphones.ts';

/** The jack of the computer's sound card, and those USB sound cards that the operator lets count. */
export function realHeadphones(usb: readonly string[]): OpenHeadphones {
  return anyOf([jackHeadphones(), usbHeadphones(usb)]);
}

/** In while one of them is. */
export function anyOf(sources: readonly OpenHeadphones[]): OpenHeadphones {
  return (changed) => {
    const opened = sources.map((open) =>
      open(() => {
        if (isIn() === wereIn) return;
        wereIn = !wereIn;
        changed();
      }),
    );
    const isIn = () => opened.some((source) => source.isIn());
    let wereIn = isIn();
    return {
      isIn,
      close: () => {
        for (const { close } of opened) close();
      },
    };
  };
}
