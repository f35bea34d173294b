import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

const pieceBytes = 256 * 1024;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.data': 'application/octet-stream',
};

export function typeOf(name: string): string {
  return types[path.extname(name)] ?? 'application/octet-stream';
}

/**
 * Answers files of one folder by their path below it, and nothing outside: names are compared after every link and
 * every `..` has been followed.
 */
export function folderFiles(dir: string): (name: string) => Promise<Response | undefined> {
  return async (name) => {
    if (!/^[A-Za-z0-9_./-]+$/.test(name)) return undefined;
    try {
      const root = await realpath(dir);
      const file = await realpath(path.join(root, name));
      if (!file.startsWith(root + path.sep)) return undefined;
      const found = await stat(file);
      if (!found.isFile()) return undefined;
      return new Response(contentOf(file), {
        headers: {
          'content-type': typeOf(file),
          'content-length': String(found.size),
          // The bundler puts a hash of the content into these names.
          'cache-control': name.startsWith('assets/') ? 'max-age=31536000, immutable' : 'no-cache',
        },
      });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
}

/**
 * A file piece by piece. Opened when the first piece is asked for, so that an answer nobody reads holds no file open;
 * `Readable.toWeb` of Node 20 throws past everybody when such a stream is given up at the wrong moment.
 */
function contentOf(file: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        handle ??= await open(file);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(pieceBytes));
        if (bytesRead > 0) {
          controller.enqueue(buffer.subarray(0, bytesRead));
          return;
        }
        await handle.close();
        controller.close();
      },
      cancel: () => handle?.close(),
    },
    { highWaterMark: 0 },
  );
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))
  );
}
