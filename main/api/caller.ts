/**
 * Who makes a request, as the shell that hands it over knows it: never as the request says.
 *
 * `screen` stays the same when a screen is reloaded or the kiosk restarted, so that it finds its session again.
 * `signal` is aborted when the caller gives the request up; `request.signal` alone does not fire in Electron.
 */
export interface Caller {
  readonly screen: string;
  readonly signal?: AbortSignal;
}

/** The machine as every shell uses it. */
export type FetchHandler = (request: Request, caller: Caller) => Promise<Response>;
