/** What the machine asks of the process that holds a neural voice, or a recogniser of speech. */
export type NeuralOrder =
  /** `folder` holds the model and the library that runs it, see `neural-worker.ts` and `recogniser-worker.ts`. */
  | { readonly kind: 'load'; readonly folder: string }
  | { readonly kind: 'speak'; readonly id: number; readonly text: string; readonly speed: number }
  /** Nobody listens any more. */
  | { readonly kind: 'stop'; readonly id: number }
  /** One voice, from -1 to 1. */
  | {
      readonly kind: 'recognise';
      readonly id: number;
      readonly samples: Float32Array;
      readonly sampleRate: number;
    };

/**
 * Why a voice that was installed does not load: its `model.json` cannot be read, the library is not there or is built for
 * another computer, the library does not take the model, or the process ended over it.
 */
export type NeuralFault = 'configuration' | 'library' | 'model' | 'ended';

/** What it answers: `sound` as often as there is some, then `end`; a recogniser one `text`, undefined where it made none. */
export type NeuralAnswer =
  /** With how many samples a second it speaks, or would like to hear. */
  | { readonly kind: 'ready'; readonly sampleRate: number }
  | { readonly kind: 'missing'; readonly why: NeuralFault }
  | { readonly kind: 'sound'; readonly id: number; readonly samples: Float32Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'text'; readonly id: number; readonly text: string | undefined };

/** A process of its own, as this shell starts one: a model that breaks down takes no kiosk with it. */
export interface VoiceProcess {
  send(order: NeuralOrder): void;
  onMessage(hear: (answer: NeuralAnswer) => void): void;
  onEnd(ended: () => void): void;
  end(): void;
}

/** @param script a file of this program */
export type StartVoiceProcess = (script: string) => VoiceProcess;
