import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where these bytes occur in any file of a folder, its sub-folders and its temporary files included. */
export function filesHolding(dir: string, wanted: Readonly<Record<string, Buffer>>): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(dir, entry);
    // Chromium's profile has links that lead nowhere.
    if (!lstatSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    for (const [name, value] of Object.entries(wanted)) {
      if (bytes.includes(value)) found.push(`${name} in ${entry}`);
    }
  }
  return found;
}

/** A text in every form in which it might have been written down. */
export function formsOf(name: string, text: string): Record<string, Buffer> {
  const utf8 = Buffer.from(text, 'utf8');
  return {
    [name]: utf8,
    [`${name} as UTF-16`]: Buffer.from(text, 'utf16le'),
    ...inBase64(name, utf8),
    [`${name} as hex`]: Buffer.from(utf8.toString('hex')),
    [`${name} as JSON`]: Buffer.from(JSON.stringify(text).slice(1, -1)),
    [`${name} escaped`]: Buffer.from(
      Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ),
  };
}

/** Within a longer text base64 comes out in one of three ways, by where it begins; the signs at both ends are not its own. */
function inBase64(name: string, bytes: Buffer): Record<string, Buffer> {
  const forms = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const own = whole.toString('base64').slice(before === 0 ? 0 : before + 1);
    return [
      `${name} as base64, ${before} bytes in`,
      Buffer.from(own.replace(/=+$/, '').slice(0, -1)),
    ] as const;
  });
  return Object.fromEntries(forms);
}
