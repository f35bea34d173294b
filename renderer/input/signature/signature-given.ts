import { parseName } from '../../../core/text/name.ts';
import type { Photos, Signature } from '../../../core/session/value.ts';
import { isKept } from '../photo/attach.ts';
import type { Draft } from '../input-props.ts';
import { isPending, type Typing, typingOf } from '../keyboard/typing.ts';
import { input } from '../say.ts';

/** A signature or mark being given. */
export interface SignatureGiven {
  kind: Signature['kind'];
  /** What stands sealed in the machine of what is on the glass now. */
  drawing: Photos[number] | undefined;
  /** It is on its way there. */
  keeping: boolean;
  /** Counts what was begun: a drawing that comes back late belongs to one that is gone, and is let go. */
  turn: number;
  /** Who has seen the mark being made. */
  witness: Typing;
}

export function givenFrom(value: unknown): SignatureGiven {
  const before = isSignature(value) ? value : undefined;
  return {
    kind: before?.kind ?? 'signature',
    drawing: before?.drawing,
    keeping: false,
    turn: 0,
    witness: typingOf(before?.witness ?? ''),
  };
}

/** The machine has checked it against the contract. */
function isSignature(value: unknown): value is Signature {
  return typeof value === 'object' && value !== null && 'drawing' in value && isKept(value.drawing);
}

/** The finger is on the glass, or the mark was pressed: what stood there before is no answer any more. */
export function begun(given: SignatureGiven, kind: Signature['kind']): SignatureGiven {
  return { ...given, kind, drawing: undefined, keeping: true, turn: given.turn + 1 };
}

/** Nothing stands there. The witness is known still, should it be a mark after all. */
export function cleared(given: SignatureGiven): SignatureGiven {
  return { ...given, kind: 'signature', drawing: undefined, keeping: false, turn: given.turn + 1 };
}

/** @param turn in which it was drawn */
export function kept(given: SignatureGiven, turn: number, drawing: Photos[number]): SignatureGiven {
  return turn === given.turn && given.keeping ? { ...given, drawing, keeping: false } : given;
}

/** What outlasts that the question is left. A drawing that was still on its way then is drawn anew. */
export function stayed(given: SignatureGiven): SignatureGiven {
  return { ...given, keeping: false };
}

export function draftOf({ kind, drawing, keeping, witness }: SignatureGiven): Draft {
  if (!drawing) return { ready: false, missing: input(keeping ? 'signature.keeping' : 'signature.missing') };
  if (kind === 'signature') return { ready: true, value: { kind, drawing } };
  if (isPending(witness)) return { ready: false, missing: input('keyboard.choose') };
  const name = parseName(witness.text);
  if (name.ok) return { ready: true, value: { kind, drawing, witness: name.name } };
  // Said here, where the name is being written: the machine would refuse the signature as a whole.
  const missing = name.code === 'missing' ? 'signature.missing-witness' : 'signature.odd-witness';
  return { ready: false, missing: input(missing) };
}
