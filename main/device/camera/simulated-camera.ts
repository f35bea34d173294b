import photo from './simulated-photo.jpg?inline';

/** What the simulated camera sees: a card with nobody's data on it, lying on a table. */
export function simulatedPhoto(): Uint8Array {
  return Buffer.from(photo.slice(photo.indexOf(',') + 1), 'base64');
}
