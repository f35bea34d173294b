import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  BrokenAttachment,
  chunkBytes,
  openAttachment,
  sealAttachment,
  sealedBytes,
} from '../../../core/submission/attachment.ts';
import { suites } from '../../../core/submission/suite/suites.ts';

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const cut = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

describe.each(suites)('in the suite $name', (suite) => {
  const attachment = randomUUID();
  const key = randomBytes(suite.attachment.keyBytes);

  const sealed = (content: Uint8Array, id = attachment) => joined(sealAttachment(id, key, [content]));
  const opened = (bytes: Uint8Array, id = attachment, with_ = key) =>
    joined(openAttachment(id, with_, [bytes]));

  const threeChunks = () => sealed(randomBytes(2 * chunkBytes + 100));

  describe('a sealed attachment', () => {
    test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 200_001])(
      'of %i bytes opens to what it was and has the size foretold',
      async (size) => {
        const content = randomBytes(size);
        const bytes = await sealed(content);
        expect(bytes.length).toBe(sealedBytes(size));
        expect((await opened(bytes)).equals(content)).toBe(true);
      },
    );

    test('comes out the same however the content and the sealed bytes are cut on the way', async () => {
      const content = randomBytes(2 * chunkBytes + 77);
      const bytes = await joined(sealAttachment(attachment, key, cut(content, 1000)));
      expect(bytes.equals(await sealed(content))).toBe(true);
      expect((await joined(openAttachment(attachment, key, cut(bytes, 3)))).equals(content)).toBe(true);
    });

    test('holds nothing of the content in clear', async () => {
      const content = Buffer.alloc(100_000, '赵桂兰');
      expect((await sealed(content)).includes('赵桂兰')).toBe(false);
    });

    const piece = chunkBytes + 16;
    const broken: [string, (bytes: Buffer) => Buffer][] = [
      ['one bit is turned', (bytes) => (bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000), bytes)],
      [
        'the mark is another',
        (bytes) => (bytes.write(suite.attachment.mark === 'BBA1' ? 'BBA2' : 'BBA1'), bytes),
      ],
      ['the end is cut within a chunk', (bytes) => bytes.subarray(0, -1)],
      ['the last chunk is left out', (bytes) => bytes.subarray(0, 4 + 2 * piece)],
      [
        'the first chunk is left out',
        (bytes) => Buffer.concat([bytes.subarray(0, 4), bytes.subarray(4 + piece)]),
      ],
      [
        'two chunks change places',
        (bytes) =>
          Buffer.concat([
            bytes.subarray(0, 4),
            bytes.subarray(4 + piece, 4 + 2 * piece),
            bytes.subarray(4, 4 + piece),
            bytes.subarray(4 + 2 * piece),
          ]),
      ],
      ['something follows', (bytes) => Buffer.concat([bytes, randomBytes(40)])],
      ['nothing is left', () => Buffer.alloc(0)],
      ['only the mark is left', (bytes) => bytes.subarray(0, 4)],
    ];
    test.each(broken)('does not open when %s', async (_, breaking) => {
      await expect(opened(breaking(await threeChunks()))).rejects.toThrow(BrokenAttachment);
    });

    test('does not open under another id or another key', async () => {
      const bytes = await threeChunks();
      await expect(opened(bytes, randomUUID())).rejects.toThrow(BrokenAttachment);
      await expect(opened(bytes, attachment, randomBytes(suite.attachment.keyBytes))).rejects.toThrow(
        BrokenAttachment,
      );
    });
  });
});
