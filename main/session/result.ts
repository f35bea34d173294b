/** What a decision came to: a value, or an expected failure by its code. Anything thrown is a fault of ours. */
export type Result<Value, Code extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code; readonly data?: unknown };

export function good<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refused<Code extends string>(code: Code, data?: unknown) {
  return { ok: false, code, ...(data === undefined ? {} : { data }) } as const;
}

/** What a call answers that has nothing to say but that it is done. */
export type Done = Readonly<Record<string, never>>;

export const done: Done = {};
