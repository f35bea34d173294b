// What `npm start` may be told, read before anything is set up: a mistyped option should not cost an installation.
import { parseArgs } from 'node:util';
import { place } from './place.mjs';

/** The options of these arguments, or the sentence that says what is wrong with them. */
export function startOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        window: { type: 'string' },
        intake: { type: 'string' },
        enrol: { type: 'string' },
        'data-dir': { type: 'string', default: place('.data') },
        services: { type: 'string' },
        voices: { type: 'string' },
      },
    });
    return { values };
  } catch (error) {
    return { sentence: error.message };
  }
}
