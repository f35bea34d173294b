import { ORPCError } from '@orpc/client';
import { RPCHandler } from '@orpc/server/fetch';
import { withoutMessage } from '../log/operating-log.ts';
import type { Areas } from './areas.ts';
import type { CallContext } from './base.ts';
import { readBody } from './body.ts';
import type { Caller } from './caller.ts';
import { inFlight, type InFlight } from './in-flight.ts';
import { router } from './router.ts';

/** The longest text is 4,000 characters, so this leaves room and no more. */
const mostBodyBytes = 64 * 1024;
const mostCalls = 24;
/** One for each page; a page that reloads may have its old one for a moment. */
const mostStreams = 4;

/** The calls of the contract at `/api`, with limits, and with every fault under a reference number. */
export interface Rpc {
  handle(request: Request, caller: Caller): Promise<Response>;
  /** Calls and streams under way now. */
  readonly underWay: number;
}

export function rpcAt(prefix: `/${string}`, areas: Areas): Rpc {
  const calls = inFlight(mostCalls);
  const streams = inFlight(mostStreams);
  const handler = new RPCHandler<CallContext>(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next();
        } catch (error) {
          throw expected(error) ?? fault(error, path.join('.'), areas);
        }
      },
    ],
  });

  const handle = async (request: Request, caller: Caller): Promise<Response> => {
    if (request.method !== 'POST') return failure(405, 'METHOD_NOT_SUPPORTED');
    const isStream = new URL(request.url).pathname === `${prefix}/kiosk/events`;
    const giveBack = (isStream ? streams : calls).take(caller.screen);
    if (!giveBack) return failure(429, 'TOO_MANY_REQUESTS');
    const call = new Call(caller.signal, giveBack);
    try {
      const body = await readBody(request, mostBodyBytes);
      if (!body) return failure(413, 'PAYLOAD_TOO_LARGE');
      if (body.length > 0 && !isJson(request)) return failure(415, 'UNSUPPORTED_MEDIA_TYPE');
      const { matched, response } = await handler.handle(copyOf(request, body), {
        prefix,
        context: { screen: caller.screen, signal: call.signal, areas },
      });
      if (!matched) return failure(404, 'NOT_FOUND');
      return response.headers.get('content-type') === 'text/event-stream' ? call.stream(response) : response;
    } catch (error) {
      // Nobody waits any more for what was given up while its body came in.
      if (call.signal.aborted) return failure(499, 'CLIENT_CLOSED_REQUEST');
      areas.log.line('call-failed', {
        reference: areas.newReference(),
        call: 'body',
        ...withoutMessage(error),
      });
      return failure(400, 'BAD_REQUEST');
    } finally {
      call.answered();
    }
  };

  return {
    handle,
    get underWay() {
      return calls.total + streams.total;
    },
  };
}

/**
 * One call while it is under way. A stream that is cancelled only has its generator's `return` called, which waits
 * behind a generator that waits; so cancelling aborts a signal that every generator listens to.
 */
class Call {
  readonly #controller = new AbortController();
  readonly #given: AbortSignal | undefined;
  readonly #giveBack: () => void;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #abort = () => {
    this.#controller.abort();
    if (!this.#reader) return;
    // Whoever gave a stream up may never look at it again, so its place is given back here.
    this.#end();
    this.#reader.cancel().catch(() => undefined);
  };

  constructor(given: AbortSignal | undefined, giveBack: InFlightPlace) {
    this.#given = given;
    this.#giveBack = giveBack;
    if (given?.aborted) this.#abort();
    else given?.addEventListener('abort', this.#abort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  answered(): void {
    if (!this.#reader) this.#end();
  }

  stream(response: Response): Response {
    const reader = response.body?.getReader();
    this.#reader = reader;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const piece = await reader?.read().catch(() => undefined);
          if (piece?.value && !this.signal.aborted) {
            controller.enqueue(piece.value);
            return;
          }
          this.#end();
          controller.close();
        },
        cancel: this.#abort,
      },
      { highWaterMark: 0 },
    );
    if (this.signal.aborted) this.#abort();
    return new Response(body, response);
  }

  #end(): void {
    this.#given?.removeEventListener('abort', this.#abort);
    this.#giveBack();
  }
}

type InFlightPlace = NonNullable<ReturnType<InFlight['take']>>;

/** What the caller may be told: declared codes, and that the call itself was wrong. */
function expected(error: unknown): ORPCError<string, unknown> | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  if (error.defined) return error;
  // Which part of a call has the wrong shape concerns whoever wrote the screen, not whoever stands before it.
  return error.status < 500 ? new ORPCError(error.code, { status: error.status }) : undefined;
}

/** Everything else is a fault of ours: logged, and answered with nothing but the number of the line in the log. */
function fault(error: unknown, call: string, { log, newReference }: Areas): ORPCError<string, unknown> {
  const reference = newReference();
  const cause = error instanceof ORPCError && error.cause !== undefined ? error.cause : error;
  log.line('call-failed', { reference, call, ...withoutMessage(cause) });
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'A fault of the machine', data: { reference } });
}

function isJson(request: Request): boolean {
  return /^application\/json(;|$)/.test(request.headers.get('content-type') ?? '');
}

function copyOf(request: Request, body: Buffer): Request {
  return new Request(request.url, {
    method: 'POST',
    headers: request.headers,
    body: body.length > 0 ? new Uint8Array(body) : null,
  });
}

/** In the form in which the client of the contract reads every failure. */
function failure(status: number, code: string): Response {
  return Response.json({ json: { defined: false, code, status, message: code } }, { status });
}
