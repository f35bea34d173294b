/** A value of the whole screen, outside of any part of it, in the form that React reads with `useSyncExternalStore`. */
export interface HeldValue<Value> {
  get: () => Value;
  set: (value: Value) => void;
  /** Hears of every change; answers how to stop hearing. */
  subscribe: (listener: () => void) => () => void;
}

export function heldValue<Value>(first: Value): HeldValue<Value> {
  const listeners = new Set<() => void>();
  let held = first;
  return {
    get: () => held,
    set(value) {
      held = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
