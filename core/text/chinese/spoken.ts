import type { Forms } from '../forms.ts';
import { chineseNumbers } from './number.ts';
import { chinesePlain } from './plain.ts';
import { chineseValues } from './value.ts';
import type { ChineseWords } from './words.ts';

/** Values as they are said in a Chinese sentence. */
export function chineseSpoken(words: ChineseWords): Forms {
  const numbers = chineseNumbers(words);
  const values = chineseValues(words, numbers);
  const plain = chinesePlain(words, numbers, values);
  return {
    number: numbers.sayNumber,
    count: numbers.sayCount,
    money: values.sayMoney,
    date: values.sayDay,
    phone: values.sayPhone,
    identity: values.sayIdentity,
    code: values.sayCode,
    address: ({ levels, detail }) => plain([...levels, detail].filter(Boolean).join('，')),
    plain,
  };
}
