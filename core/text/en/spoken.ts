import type { Forms } from '../forms.ts';
import { spokenLunar } from './lunar.ts';
import { sayNumber } from './number.ts';
import { sayPlain } from './plain.ts';
import { sayCode, sayDay, sayIdentity, sayMoney, sayPhone } from './value.ts';

/** Values as they are said in an English sentence. */
export const spoken: Forms = {
  number: sayNumber,
  count: sayNumber,
  money: sayMoney,
  date: sayDay,
  phone: sayPhone,
  identity: sayIdentity,
  code: sayCode,
  // Chinese names, in Chinese order: the Chinese voice says them, see renderer/speech/voice-run.ts.
  address: ({ levels, detail }) => [...levels, detail].filter(Boolean).join('，'),
  ...spokenLunar,
  plain: sayPlain,
};
