import { noHeadphones, type OpenHeadphones } from './port.ts';
import { realHeadphones } from './real-headphones.ts';
import { simulatedHeadphones } from './simulated-headphones.ts';

/** @param usb which USB sound cards count, see `usb-headphones.ts` */
export function headphonesFor(
  configured: 'real' | 'simulated' | 'none',
  usb: readonly string[],
  dataDir: string,
): OpenHeadphones {
  switch (configured) {
    case 'none':
      return noHeadphones;
    case 'simulated':
      return simulatedHeadphones(dataDir);
    case 'real':
      return realHeadphones(usb);
  }
}
