import type { Forms } from '../forms.ts';
import { sayCount, sayNumber } from './number.ts';
import { sayPlain } from './plain.ts';
import { sayCode, sayDay, sayIdentity, sayMoney, sayPhone } from './value.ts';

/** Values as they are said in a Chinese sentence. */
export const spoken: Forms = {
  number: sayNumber,
  count: sayCount,
  money: sayMoney,
  date: sayDay,
  phone: sayPhone,
  identity: sayIdentity,
  code: sayCode,
  address: ({ levels, detail }) => sayPlain([...levels, detail].filter(Boolean).join('，')),
  plain: sayPlain,
};
