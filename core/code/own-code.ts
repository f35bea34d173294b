/**
 * What the codes on a kiosk's own papers say, so that neither staff nor the next kiosk has to type: no more than the paper says
 * in words. The number after the name is how it is to be read; another form would have another number.
 *
 * | paper                | text                               |
 * | -------------------- | ---------------------------------- |
 * | of a parked session  | `bangban:parked/1/<eight digits>`  |
 * | slip of a submission | `bangban:slip/1/<kiosk>/<number>`  |
 */
export function parkedText(code: string): string {
  return `bangban:parked/1/${code}`;
}

/** @param kiosk its id, a UUID: a number is unique on one kiosk */
export function slipText(kiosk: string, number: string): string {
  return `bangban:slip/1/${kiosk}/${number}`;
}
