import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

/** What is handed to the line at once: progress is told between, so that a slow line is told from a dead one. */
const sliceBytes = 16 * 1024;
const longestAnswerBytes = 256 * 1024;

/** How tus requests travel. The package's own way calls a part of Node that is deprecated and prints a warning. */
export const tusRoad: HttpStack = {
  createRequest: (method, url) => new TusRequest(method, url),
  getName: () => 'node:http',
};

class TusRequest implements HttpRequest {
  readonly #method: string;
  readonly #url: string;
  readonly #headers = new Map<string, string>();
  #outgoing: http.ClientRequest | undefined;
  #tell: (bytesSent: number) => void = () => undefined;

  constructor(method: string, url: string) {
    this.#method = method;
    this.#url = url;
  }

  getMethod = () => this.#method;
  getURL = () => this.#url;
  setHeader = (name: string, value: string) => void this.#headers.set(name, value);
  getHeader = (name: string) => this.#headers.get(name);
  setProgressHandler = (tell: (bytesSent: number) => void) => {
    this.#tell = tell;
  };
  getUnderlyingObject = () => this.#outgoing;

  async send(body?: Uint8Array | null): Promise<HttpResponse> {
    const url = new URL(this.#url);
    const { request } = url.protocol === 'https:' ? https : http;
    const outgoing = request(url, {
      method: this.#method,
      headers: { ...Object.fromEntries(this.#headers), 'content-length': body?.byteLength ?? 0 },
    });
    this.#outgoing = outgoing;
    const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
    });
    // An intake that refuses may answer before it has read everything.
    await Promise.race([answered, this.#write(outgoing, body ?? new Uint8Array())]);
    return answerOf(await answered);
  }

  async #write(outgoing: http.ClientRequest, body: Uint8Array): Promise<void> {
    for (let sent = 0; sent < body.byteLength; sent += sliceBytes) {
      const slice = body.subarray(sent, sent + sliceBytes);
      if (!outgoing.write(slice)) await once(outgoing, 'drain');
      this.#tell(sent + slice.byteLength);
    }
    outgoing.end();
  }

  abort(): Promise<void> {
    this.#outgoing?.destroy();
    return Promise.resolve();
  }
}

/** All that counts stands in the headers. The body is passed over; one without an end is cut off. */
async function answerOf(incoming: http.IncomingMessage): Promise<HttpResponse> {
  let bytes = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > longestAnswerBytes) break;
  }
  return {
    getStatus: () => incoming.statusCode ?? 0,
    getHeader: (name) => {
      const value = incoming.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    getBody: () => '',
    getUnderlyingObject: () => incoming,
  };
}
