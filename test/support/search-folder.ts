import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where these bytes occur in any file of a folder, its sub-folders and its temporary files included. */
export function filesHolding(dir: string, wanted: Readonly<Record<string, Buffer>>): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(dir, entry);
    if (!statSync(file).isFile()) continue;
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
    [`${name} as base64`]: Buffer.from(utf8.toString('base64').replace(/=+$/, '')),
    [`${name} as hex`]: Buffer.from(utf8.toString('hex')),
    [`${name} as JSON`]: Buffer.from(JSON.stringify(text).slice(1, -1)),
    [`${name} escaped`]: Buffer.from(
      Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ),
  };
}
