import { Children, type ReactNode } from 'react';
import { CheckIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { useSay } from '../../text/use-say.ts';
import { usePress } from '../key/press.ts';
import { part } from '../say.ts';
import '../key/key.css';
import './level.css';

/** A row of keys of which one is down, under a name of their own. */
export function Level({ say, children }: { say: Saying; children: ReactNode }) {
  const words = useSay();
  return (
    <section className="level" aria-label={words(say)} data-set={Children.count(children)}>
      <Spoken say={say} className="level-label" />
      {children}
    </section>
  );
}

/** A key that shows what it does (`sample`), says it, and stays down. Touching it takes effect at once. */
export function LevelKey({
  say,
  sample,
  chosen,
  onPress,
}: {
  say: Saying;
  sample: ReactNode;
  chosen: boolean;
  onPress: () => void;
}) {
  const press = usePress(onPress, 500);
  return (
    <button type="button" className="key level-key" aria-pressed={chosen} {...press}>
      {sample}
      <Spoken say={say} quiet />
      <span className="level-tick" data-shown={chosen} aria-hidden="true">
        <CheckIcon />
      </span>
    </button>
  );
}

/** One character, as the key's choice would show it. */
export function LevelSample({ of }: { of: string | number }) {
  return (
    <span className="level-sample" data-sample={of} aria-hidden="true">
      <Spoken say={part('level.sample')} quiet />
    </span>
  );
}
