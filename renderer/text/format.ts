import type { AddressParts, Forms } from '../../core/text/forms.ts';

type Format = (forms: Forms, value: unknown) => string;

/** What stands after the comma in `{{value, money}}`. A value of another kind is shown as it is. */
export const formats: Readonly<Record<string, Format>> = {
  number: ofWhole((forms, value) => forms.number(value)),
  count: ofWhole((forms, value) => forms.count(value)),
  money: ofWhole((forms, value) => forms.money(value)),
  date: (forms, value) => forms.date(String(value)),
  phone: (forms, value) => forms.phone(String(value)),
  identity: (forms, value) => forms.identity(String(value)),
  code: (forms, value) => forms.code(String(value)),
  animal: ofWhole((forms, value) => forms.animal(value)),
  lunarYear: ofWhole((forms, value) => forms.lunarYear(value)),
  lunarMonth: ofWhole((forms, value) => forms.lunarMonth(value)),
  lunarDay: ofWhole((forms, value) => forms.lunarDay(value)),
  address: (forms, value) => (isAddress(value) ? forms.address(value) : String(value)),
};

function ofWhole(write: (forms: Forms, value: number) => string): Format {
  return (forms, value) => (isWhole(value) ? write(forms, value) : String(value));
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isAddress(value: unknown): value is AddressParts {
  return typeof value === 'object' && value !== null && 'levels' in value && 'detail' in value;
}
