import { withoutMessage } from '../log/operating-log.ts';
import type { NeuralVoices } from '../speech/neural-voices.ts';
import type { Recogniser } from '../speech/recogniser.ts';
import type { Areas } from './areas.ts';
import { BrokenOff } from './body.ts';
import type { Caller, FetchHandler } from './caller.ts';
import { folderFiles, typeOf } from './folder-files.ts';
import { neuralRoute } from './neural-route.ts';
import { photoRoute } from './photo-route.ts';
import { recogniseRoute } from './recognise-route.ts';
import { recordingRoute } from './recording-route.ts';
import { rpcAt } from './rpc.ts';
import { screensIn } from './screens.ts';
import { secured } from './security-headers.ts';

export interface HandlerConfig {
  readonly areas: Areas;
  /** The screens as built. */
  readonly screenDir: string;
  /** The voice: its own unmodified files. */
  readonly voiceDir: string;
  /** Fonts with the rarest characters, where the program brings them. */
  readonly fontsDir?: string | undefined;
  /** What the hall has recorded. */
  readonly hallVoicesDir: string;
  readonly neuralVoices: NeuralVoices;
  readonly recogniser: Recogniser;
  /** The picture that the simulated camera takes. */
  readonly simulatedPhoto?: Uint8Array | undefined;
}

/**
 * The machine as one fetch handler: calls, photos, recordings, the catalog's texts and pictures, the voices, the fonts, and the screens.
 * It does not know which shell it answers to.
 */
export function handlerOf({
  areas,
  screenDir,
  voiceDir,
  fontsDir,
  hallVoicesDir,
  neuralVoices,
  recogniser,
  simulatedPhoto,
}: HandlerConfig): {
  readonly fetch: FetchHandler;
  /** Calls and streams that are under way now. */
  readonly underWay: () => number;
} {
  const rpc = rpcAt('/api', areas);
  const photos = photoRoute(areas.sessions);
  const recordings = recordingRoute(areas.sessions);
  const screens = screensIn(screenDir);
  const voice = folderFiles(voiceDir);
  const fonts = fontsDir === undefined ? undefined : folderFiles(fontsDir);
  const hallVoices = folderFiles(hallVoicesDir);
  const neural = neuralRoute(neuralVoices);
  const recognise = recogniseRoute(recogniser);

  const route = async (request: Request, caller: Caller): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/')) return rpc.handle(request, caller);
    if (pathname === '/attachment') {
      return request.method === 'PUT' ? photos.put(request, caller.screen) : notAllowed();
    }
    if (pathname === '/recording') {
      const isMade = request.method === 'PUT' || request.method === 'POST';
      return isMade ? recordings(request, caller.screen) : notAllowed();
    }
    if (pathname === '/recognise') {
      return request.method === 'POST' ? recognise(request, caller.screen) : notAllowed();
    }
    const below = (prefix: string) =>
      pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined;
    const spoken = below('/voice/neural/');
    if (spoken !== undefined && request.method === 'POST') return neural(request, spoken, caller);
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed();

    const attachment = below('/attachment/');
    if (attachment !== undefined) return photos.get(attachment, caller.screen);
    const packaged = below('/catalog/');
    if (packaged !== undefined) return catalogFile(areas, packaged);
    const voiceFile = below('/voice/espeak-ng/');
    if (voiceFile !== undefined) return voice(voiceFile);
    const font = below('/font/');
    if (font !== undefined) return fonts?.(font);
    const clip = below('/voice/hall/');
    if (clip !== undefined) return hallVoices(clip);
    if (pathname === '/device/camera/simulated.jpg') {
      return (
        simulatedPhoto &&
        new Response(new Uint8Array(simulatedPhoto), { headers: { 'content-type': 'image/jpeg' } })
      );
    }
    return screens(request);
  };

  const fetch: FetchHandler = async (request, caller) => {
    try {
      return secured((await route(request, caller)) ?? new Response('Not found', { status: 404 }));
    } catch (error) {
      if (error instanceof BrokenOff) return secured(new Response(null, { status: 499 }));
      const reference = areas.newReference();
      areas.log.line('call-failed', { reference, call: 'file', ...withoutMessage(error) });
      return secured(Response.json({ reference }, { status: 500 }));
    }
  };
  return { fetch, underWay: () => rpc.underWay };
}

/** A package never changes under its digest, so what was once fetched needs no second question. */
function catalogFile({ catalog }: Areas, below: string): Response | undefined {
  const [, digest, name] = /^([0-9a-f]{64})\/(.+)$/.exec(below) ?? [];
  const bytes = digest !== undefined && name !== undefined ? catalog.file(digest, name) : undefined;
  return (
    bytes &&
    new Response(new Uint8Array(bytes), {
      headers: { 'content-type': typeOf(name ?? ''), 'cache-control': 'max-age=31536000, immutable' },
    })
  );
}

function notAllowed(): Response {
  return new Response('Not allowed', { status: 405 });
}
