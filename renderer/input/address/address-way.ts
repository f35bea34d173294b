import type { Address, Value } from '../../../core/session/value.ts';
import { isPending, type Typing, typingOf } from '../keyboard/typing.ts';

export interface Level {
  code: string;
  name: string;
}

/** An address on its way: the places chosen so far, and then the resident's own words. */
export interface AddressWay {
  levels: readonly Level[];
  /** No further place is to be chosen: the deepest is, or none of those offered was it. */
  chosen: boolean;
  /** Nothing lies below the deepest: only a house number is to come. Otherwise it takes words to find the place. */
  deepest: boolean;
  own: Typing;
  /** The resident said that there is no house number. */
  noNumber: boolean;
}

export const emptyWay: AddressWay = {
  levels: [],
  chosen: false,
  deepest: false,
  own: typingOf(''),
  noNumber: false,
};

/** The address as kept, undefined while something is missing. Where no place was chosen the own words are the place. */
export function addressOf({ levels, chosen, own, noNumber }: AddressWay): Address | undefined {
  const detail = own.text.trim();
  if (!chosen || isPending(own)) return undefined;
  if (levels.length === 0)
    return detail === '' ? undefined : { code: '', levels: [...inPieces(detail)], detail: '' };
  if (detail === '' && !noNumber) return undefined;
  return { code: levels.at(-1)?.code ?? '', levels: levels.map(({ name }) => name), detail };
}

/** Codes of all but the deepest level are not kept: they come with `division.path` and are filled in then. */
export function wayOf(value: Value | undefined): AddressWay {
  if (typeof value !== 'object' || !('levels' in value)) return emptyWay;
  const { code, levels, detail } = value;
  if (code === '') return { ...emptyWay, chosen: true, own: typingOf(levels.join('') + detail) };
  return {
    levels: levels.map((name, at) => ({ code: at === levels.length - 1 ? code : '', name })),
    chosen: true,
    deepest: true,
    own: typingOf(detail),
    noNumber: detail === '',
  };
}

const LONGEST_LEVEL = 60;

/** A level has at most sixty characters, own words may have more. */
function* inPieces(text: string): Generator<string> {
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at += LONGEST_LEVEL) {
    yield characters.slice(at, at + LONGEST_LEVEL).join('');
  }
}
