/** Whether a reader is there, told on only when that turns, and no more once it is closed. */
export interface Presence {
  readonly isThere: boolean;
  readonly isClosed: boolean;
  turn(there: boolean): void;
  close(): void;
}

export function presenceOf(changed: () => void): Presence {
  let isThere = false;
  let isClosed = false;
  return {
    get isThere() {
      return isThere;
    },
    get isClosed() {
      return isClosed;
    },
    turn: (there) => {
      if (there === isThere || isClosed) return;
      isThere = there;
      changed();
    },
    close: () => {
      isClosed = true;
    },
  };
}
