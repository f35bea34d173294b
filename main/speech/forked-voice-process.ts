import { fork } from 'node:child_process';
import type { NeuralAnswer, StartVoiceProcess } from './neural-message.ts';

/** As Node starts one: for the shells that are not Electron. */
export const forkedVoiceProcess: StartVoiceProcess = (script) => {
  // Samples go over as they are, not as numbers in words.
  const child = fork(script, { serialization: 'advanced', stdio: 'ignore' });
  return {
    send: (order) => {
      if (child.connected) child.send(order);
    },
    onMessage: (hear) => void child.on('message', (message: NeuralAnswer) => hear(message)),
    onEnd: (ended) => {
      child.once('error', ended);
      child.once('exit', ended);
    },
    end: () => void child.kill(),
  };
};
