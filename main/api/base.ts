import { implement, ORPCError } from '@orpc/server';
import { contract, type Access } from '../../core/contract.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import type { Areas } from './areas.ts';

/** What each call is handed beside its input. */
export interface CallContext {
  readonly screen: string;
  /** Aborted when the caller gave the call up or closed its stream. */
  readonly signal: AbortSignal;
  readonly areas: Areas;
}

/** The errors that a call declares; asked for any other, it makes one that counts as a fault. */
type Declared = Readonly<Record<string, (() => Error) | undefined>>;

/**
 * The contract, ready to be implemented area by area. Two things happen here for every call and nowhere else: its
 * access is enforced (shapes are checked first, rights second, then the call runs), and a disk that refuses becomes
 * `not-saved` where the call declares it.
 */
export const os = implement(contract, { initialInputValidationIndex: Number.NEGATIVE_INFINITY })
  .$context<CallContext>()
  .use(async ({ context, procedure, next, errors }, input) => {
    const { meta, errorMap } = procedure['~orpc'];
    // Here the codes of all calls are possible, so the types know none.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const declared = errors as unknown as Declared;
    checkAccess((meta as { access?: Access }).access, context, input, declared);
    try {
      return await next();
    } catch (error) {
      if ('not-saved' in errorMap && isDiskRefusal(error)) throw declared['not-saved']?.() ?? error;
      throw error;
    }
  });

function checkAccess(
  access: Access | undefined,
  context: CallContext,
  input: unknown,
  errors: Declared,
): void {
  switch (access) {
    case 'anyone':
      return;
    case 'resident':
      if (!isOpenHere(context, input)) throw errors['session-gone']?.() ?? new ORPCError('FORBIDDEN');
      return;
    case 'staff':
      if (!staffOn(context, input)) throw new ORPCError('FORBIDDEN');
      return;
    default:
      throw new Error('A call of the contract does not say who may make it');
  }
}

/** Whoever is signed in there. What the screen asks for by itself, says so and does not prolong the visit. */
function staffOn({ screen, areas }: CallContext, input: unknown) {
  const byItself = typeof input === 'object' && input !== null && 'unasked' in input;
  return byItself ? areas.staff.present(screen) : areas.staff.use(screen);
}

/** The session that the call names stands open in front of the screen that makes it. */
function isOpenHere({ screen, areas }: CallContext, input: unknown): boolean {
  const open = areas.sessions.openOn(screen);
  return (
    typeof input === 'object' &&
    input !== null &&
    'session' in input &&
    open !== undefined &&
    input.session === open
  );
}
