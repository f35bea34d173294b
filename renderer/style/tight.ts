import { createContext } from 'react';

/** What a sheet gives up, one after the other, when what it says has no room on it; how, stands in frame.css. */
export const givenUp = ['clerk', 'largest', 'large', 'hint', 'sentence', 'greeting', 'aloud'] as const;

/** How many of them the sheet has given up. Whatever on it lays itself out by measuring does so anew, see `useLook`. */
export const Tight = createContext(0);
