import type { AddressParts, Forms } from '../../core/text/forms.ts';

/** What stands after the comma in `{{value, money}}`. A value of another kind is shown as it is. */
export const formats: Readonly<Record<string, (forms: Forms, value: unknown) => string>> = {
  number: (forms, value) => (isWhole(value) ? forms.number(value) : String(value)),
  count: (forms, value) => (isWhole(value) ? forms.count(value) : String(value)),
  money: (forms, value) => (isWhole(value) ? forms.money(value) : String(value)),
  date: (forms, value) => forms.date(String(value)),
  phone: (forms, value) => forms.phone(String(value)),
  identity: (forms, value) => forms.identity(String(value)),
  code: (forms, value) => forms.code(String(value)),
  address: (forms, value) => (isAddress(value) ? forms.address(value) : String(value)),
};

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isAddress(value: unknown): value is AddressParts {
  return typeof value === 'object' && value !== null && 'levels' in value && 'detail' in value;
}
