import { utilityProcess } from 'electron';
import type { NeuralAnswer, StartVoiceProcess } from '../speech/neural-message.ts';

/** As Electron starts one: a packaged program does not run as Node. */
export const electronVoiceProcess: StartVoiceProcess = (script) => {
  const child = utilityProcess.fork(script, [], { serviceName: 'voice', stdio: 'ignore' });
  return {
    // A process has no origin to name: the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (order) => child.postMessage(order),
    onMessage: (hear) => void child.on('message', (message: NeuralAnswer) => hear(message)),
    onEnd: (ended) => void child.once('exit', ended),
    end: () => void child.kill(),
  };
};
