import { mountedSticks } from './mounted-sticks.ts';
import { namedSticks } from './named-sticks.ts';
import { noSticks, type OpenSticks } from './port.ts';
import { simulatedStick } from './simulated-stick.ts';

/** @param configured `real`, `simulated`, `none`, or the folders and drives where sticks are mounted */
export function sticksFor(configured: string | readonly string[], dataDir: string): OpenSticks {
  if (typeof configured !== 'string') return namedSticks(configured);
  switch (configured) {
    case 'none':
      return noSticks;
    case 'simulated':
      return simulatedStick(dataDir);
    default:
      return mountedSticks();
  }
}
