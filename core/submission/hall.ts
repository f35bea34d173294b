import { z } from 'zod';

/** The hall a kiosk stands in, as those who run the intake describe it. */
export const hallShape = z.strictObject({
  name: z.string(),
  /** Whom to ask, in the hall's own words and per language: counter, phone, hours. */
  help: z.record(z.string(), z.strictObject({ who: z.string(), where: z.string(), phone: z.string() })),
  /** Division code of the hall's own place, offered first in addresses. */
  division: z.string(),
});

export type Hall = z.output<typeof hallShape>;
