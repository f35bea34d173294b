/** What the machine asks of the process that holds a neural voice. */
export type NeuralOrder =
  /** `folder` holds the model and the library that runs it, see `neural-worker.ts`. */
  | { readonly kind: 'load'; readonly folder: string }
  | { readonly kind: 'speak'; readonly id: number; readonly text: string; readonly speed: number }
  /** Nobody listens any more. */
  | { readonly kind: 'stop'; readonly id: number };

/** What it answers: `sound` as often as there is some, then `end`. */
export type NeuralAnswer =
  | { readonly kind: 'ready'; readonly sampleRate: number }
  /** Neither the model nor the library may be there, or they may not fit each other. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'sound'; readonly id: number; readonly samples: Float32Array }
  | { readonly kind: 'end'; readonly id: number };

/** A process of its own, as this shell starts one: a model that breaks down takes no kiosk with it. */
export interface VoiceProcess {
  send(order: NeuralOrder): void;
  onMessage(hear: (answer: NeuralAnswer) => void): void;
  onEnd(ended: () => void): void;
  end(): void;
}

/** @param script a file of this program */
export type StartVoiceProcess = (script: string) => VoiceProcess;
