/** What a fault of the screen may be called in the operating log: names that the program chose, and none that came in. */
export const faultNames = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'DOMException',
  'other',
] as const;
