import { z } from 'zod';

/** An address as chosen level by level. `code` is the division code of the deepest level chosen, `''` when unknown. */
export const addressShape = z.strictObject({
  code: z.string().regex(/^[0-9]{0,12}$/),
  /** Names from province down, as shown to the resident. */
  levels: z.array(z.string().min(1).max(60)).min(1).max(6),
  /** House number and the like, in the resident's own words. */
  detail: z.string().max(200),
});

/** Photos already sealed on the kiosk, in the order taken. */
export const photosShape = z.array(
  z.strictObject({ attachment: z.uuid(), digest: z.string().max(100), bytes: z.int().min(1) }),
);

/**
 * An answer. Which form belongs to which question is decided in `check-answer.ts`:
 * yes-no boolean · choice, text, name, phone (digits), date (`2026-11-23`), identity-number string · choices string[]
 * · number whole number · money whole 分 · address · photo.
 */
export const valueShape = z.union([
  z.boolean(),
  z.number(),
  z.string().max(4000),
  z.array(z.string().max(60)).max(60),
  addressShape,
  photosShape,
]);

export type Address = z.output<typeof addressShape>;
export type Photos = z.output<typeof photosShape>;
export type Value = z.output<typeof valueShape>;
