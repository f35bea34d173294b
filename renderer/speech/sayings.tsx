import type { Saying } from '../text/saying.ts';
import { Spoken } from './spoken.tsx';

/** Several texts that belong together, each shown and read as a line of its own: the choices of one answer. */
export function Sayings({ say, personal = false }: { say: readonly Saying[]; personal?: boolean }) {
  return say.map((one, index) => <Spoken key={index} say={one} as="p" personal={personal} />);
}
