import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Only tables that WOFF2 stores as they are can be read this way. */
const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
).split(' ');

/** How high a capital is in a WOFF2 font, as a share of its em: from OS/2 and head, as the file says it. */
export function capRatio(file: string): number {
  const bytes = readFileSync(file);
  let at = 48;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const tables = new Map<string, { from: number; length: number }>();
  let from = 0;
  for (let count = bytes.readUInt16BE(12); count > 0; count -= 1) {
    const flags = bytes[at++] ?? 0;
    let tag = knownTags[flags & 63];
    if (tag === undefined) {
      tag = bytes.toString('latin1', at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    const original = number();
    const length = transformed ? number() : original;
    tables.set(tag, { from, length });
    from += length;
  }
  const data = brotliDecompressSync(bytes.subarray(at, at + bytes.readUInt32BE(20)));
  const unitsPerEm = data.readUInt16BE((tables.get('head')?.from ?? 0) + 18);
  const capHeight = data.readInt16BE((tables.get('OS/2')?.from ?? 0) + 88);
  return capHeight / unitsPerEm;
}
