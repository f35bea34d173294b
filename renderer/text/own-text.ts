import type authoring from '../../locales/zh-CN/authoring.json';
import type input from '../../locales/zh-CN/input.json';
import type keys from '../../locales/zh-CN/keys.json';
import type part from '../../locales/zh-CN/part.json';
import type problem from '../../locales/zh-CN/problem.json';
import type resident from '../../locales/zh-CN/resident.json';
import type speech from '../../locales/zh-CN/speech.json';
import type staff from '../../locales/zh-CN/staff.json';
import type { Saying } from './saying.ts';

/** The program's own texts, by area, as the source language has them. */
interface Areas {
  authoring: typeof authoring;
  input: typeof input;
  keys: typeof keys;
  part: typeof part;
  problem: typeof problem;
  resident: typeof resident;
  speech: typeof speech;
  staff: typeof staff;
}

/** `<key>_spoken`, `<key>_one` and the like are forms of one text, which is asked for by its key alone. */
type Whole<Key extends string> = Key extends `${infer Before}_${string}` ? Before : Key;

type KeyIn<Texts, Before extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Before}${Whole<Key>}`
    : KeyIn<Texts[Key], `${Before}${Key}.`>;
}[keyof Texts & string];

/** A key that there is: one that is misspelt or was taken away does not compile. */
export type OwnKey<Area extends keyof Areas> = KeyIn<Areas[Area]>;

/** Asks for the texts of an area by their keys. */
export interface OwnTexts<Area extends keyof Areas> {
  (key: OwnKey<Area>, values?: Record<string, unknown>): Saying;
  /** By a key that is put together from what only comes while the kiosk runs, say a month or upstream's own code. */
  named(key: string, values?: Record<string, unknown>): Saying;
}

export function ownTexts<Area extends keyof Areas>(ns: Area): OwnTexts<Area> {
  const named = (key: string, values?: Record<string, unknown>): Saying => ({
    ns,
    key,
    ...(values && { values }),
  });
  return Object.assign((key: OwnKey<Area>, values?: Record<string, unknown>) => named(key, values), {
    named,
  });
}
