import { base64url } from 'jose';

/**
 * The code that an operator types once: six groups of five from Crockford's 32 letters, which has no I, L, O or U to
 * be misread. 10 letters are the secret (50 bits, good once and for some days), 18 the start of the intake's signing
 * key's thumbprint (90 bits), so that the kiosk knows whom it talks to from the first answer on, 2 a check against
 * mistyping.
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 10;
const fingerprintLength = 18;
const length = secretLength + fingerprintLength + 2;

export type EnrolmentCode = { secret: string; fingerprint: string };

/** `secretBytes`: 7 random bytes at least. `kid`: the intake's signing key's. */
export function writeEnrolmentCode(secretBytes: Uint8Array, kid: string): string {
  const body = toLetters(secretBytes, secretLength) + fingerprintOf(kid);
  return (body + check(body)).replace(/.{5}(?=.)/g, '$&-');
}

/** What was typed, or undefined where it cannot be a code. Case, blanks, dashes and look-alike letters do not matter. */
export function readEnrolmentCode(typed: string): EnrolmentCode | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const body = code.slice(0, -2);
  if (code.length !== length || !Array.from(code).every((letter) => letters.includes(letter)))
    return undefined;
  if (check(body) !== code.slice(-2)) return undefined;
  return { secret: body.slice(0, secretLength), fingerprint: body.slice(secretLength) };
}

/** The part of a key's name that a code carries. */
export function fingerprintOf(kid: string): string {
  return toLetters(base64url.decode(kid), fingerprintLength);
}

function toLetters(bytes: Uint8Array, count: number): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5 && text.length < count; bits -= 5)
      text += letters.charAt((held >> (bits - 5)) & 31);
  }
  if (text.length < count) throw new Error('Too few bytes for a code');
  return text;
}

/** Notices every single wrong letter and every swap of neighbours: 1021 is prime and larger than 32². */
function check(body: string): string {
  const sum = Array.from(body).reduce((held, letter) => (held * 33 + letters.indexOf(letter)) % 1021, 0);
  return letters.charAt(sum >> 5) + letters.charAt(sum & 31);
}
