import { Drawing } from './drawing.tsx';

/** How content somebody is, from 1 (very dissatisfied) to 5. */
export type Contentment = 1 | 2 | 3 | 4 | 5;

const mouths: Readonly<Record<Contentment, string>> = {
  5: 'M26 54Q48 84 70 54Z',
  4: 'M29 57Q48 75 67 57',
  3: 'M31 61Q48 66 65 61',
  2: 'M31 67Q48 55 65 67',
  1: 'M29 70Q48 48 67 70',
};

const brows: Readonly<Record<Contentment, string>> = {
  5: 'M28 30Q34 25 40 30M56 30Q62 25 68 30',
  4: '',
  3: '',
  2: 'M28 32 39 30M57 30 68 32',
  1: 'M28 34 40 28M56 28 68 34',
};

/** Five faces that differ by mouth and brow, not by colour: nobody is scolded in red, or praised for a choice. */
export function Face({ of, className }: { of: Contentment; className?: string }) {
  const eye = { 5: 41, 4: 41, 3: 42, 2: 43, 1: 44 }[of];
  return (
    <Drawing box="4 4 88 88" className={className}>
      <circle className="p a" cx="48" cy="48" r="40" />
      <circle className="d" cx="34" cy={eye} r="4.2" />
      <circle className="d" cx="62" cy={eye} r="4.2" />
      <path className="p" d={brows[of]} />
      <path className={of === 5 ? 'p w' : 'p'} d={mouths[of]} />
    </Drawing>
  );
}
