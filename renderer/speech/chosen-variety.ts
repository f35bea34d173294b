import { ordinaryVariety } from './variety.ts';

/** In which this resident is spoken to. Part of the manner, which puts it back for the next person. */
let chosen = ordinaryVariety;
const listeners = new Set<() => void>();

export const chosenVariety: {
  get: () => string;
  set: (tag: string) => void;
  subscribe: (listener: () => void) => () => void;
} = {
  get: () => chosen,
  set(tag) {
    chosen = tag;
    for (const listener of listeners) listener();
  },
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
