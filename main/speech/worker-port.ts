import process from 'node:process';
import type { NeuralAnswer, NeuralOrder } from './neural-message.ts';

/** How a process that holds a model hears its orders, whichever shell has started it. Answers how it answers. */
export function workerPort(obey: (order: NeuralOrder) => void): (answer: NeuralAnswer) => void {
  const port = process.parentPort;
  if (port) {
    port.on('message', ({ data }: { data: NeuralOrder }) => obey(data));
    return (answer) => port.postMessage(answer);
  }
  process.on('message', obey);
  return (answer) => void process.send?.(answer);
}
