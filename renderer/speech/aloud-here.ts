/**
 * Whether what is personal may be read aloud here, where others may hear it: undefined until the resident was asked.
 * Nothing keeps it: a visit ends with the page loaded anew, and the next person is asked anew.
 */
let allowed: boolean | undefined;
const listeners = new Set<() => void>();

export const aloudHere: {
  get: () => boolean | undefined;
  set: (answer: boolean | undefined) => void;
  subscribe: (listener: () => void) => () => void;
} = {
  get: () => allowed,
  set(answer) {
    allowed = answer;
    for (const listener of listeners) listener();
  },
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
