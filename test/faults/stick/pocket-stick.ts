/** A USB stick in somebody's pocket, which is plugged in at one place after the other. */
export interface PocketStick {
  /** What it is in the summary. */
  readonly kind: string;
  /** From now on what is on it stands at this path. */
  plugIn(at: string): void;
  /** Gone at once, whatever is being written to it. */
  pullOut(at: string): void;
  /** Gone once all that was written is on it, as whoever asks the computer first has it. */
  eject(at: string): void;
  /** Another stick with the same on it. It must not be plugged in. */
  copy(): PocketStick;
  discard(): void;
}
