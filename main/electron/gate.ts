import { ORIGIN } from './origin.ts';

/** What the gate looks at, of what Electron tells about a request. */
export interface Asking {
  url: string;
  resourceType: string;
  webContentsId?: number | undefined;
  frame?: { parent: unknown; origin: string } | null | undefined;
}

/**
 * Whether a request may leave the page. `app://` knows neither CORS nor Origin: without this gate any page, frame or
 * data: document that came into the session could call the machine and read what it answers.
 *
 * | who asks                                  | may |
 * |-------------------------------------------|-----|
 * | the kiosk's window, for its own page      | yes |
 * | the kiosk's page, for its own things      | yes |
 * | a worker that the kiosk's page started    | yes |
 * | a frame inside the page, whatever it shows| no  |
 * | another window or a page that replaced it | no  |
 * | anybody, for anything elsewhere           | no  |
 */
export function mayAsk(asking: Asking, kioskContentsId: number): boolean {
  const isOwn = asking.url.startsWith(`${ORIGIN}/`) || asking.url.startsWith(`blob:${ORIGIN}/`);
  if (!isOwn || asking.webContentsId !== kioskContentsId) return false;
  const frame = frameOf(asking);
  if (frame?.parent) return false;
  // The first page is asked for by an empty window, which has no origin yet.
  return asking.resourceType === 'mainFrame' || frame?.origin === ORIGIN;
}

/** Electron looks a frame up only when it is asked something, and throws where the frame's process has died meanwhile. */
function frameOf({ frame }: Asking): { parent: unknown; origin: string } | undefined {
  try {
    return frame ? { parent: frame.parent, origin: frame.origin } : undefined;
  } catch {
    return undefined;
  }
}
