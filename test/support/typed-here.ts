import type { Page, Request } from 'playwright';
import { textsIn } from './looked-for.ts';

// A test file has a process of its own, and what is typed in one journey may stand in the log of no kiosk of the file.

const typedHere = new Set<string>();
const heard = new WeakSet<Page>();

/** What in a call is somebody's own; all else of it are ids and words of the program. */
const own: Readonly<Record<string, string>> = {
  '/api/session/answer': 'value',
  '/api/session/confirm': 'value',
  '/api/session/card': 'number',
  '/api/session/reopen': 'code',
  '/api/session/printCode': 'code',
  '/api/record/find': 'number',
  '/api/staff/signIn': 'pin',
};

export function typed(text: string): void {
  typedHere.add(text);
}

/** Everything that was typed, said, picked or read on any page of this file, also where it was never handed over. */
export function everythingTyped(): ReadonlySet<string> {
  return typedHere;
}

/** Notes what this page hands over to its machine, however it came onto the page. */
export function hearWhatIsTyped(page: Page): void {
  if (heard.has(page)) return;
  heard.add(page);
  page.on('request', (request) => ownTexts(request).forEach(typed));
}

function ownTexts(request: Request): string[] {
  const field = own[new URL(request.url()).pathname];
  if (field === undefined) return [];
  const { json } = request.postDataJSON() as { json: Record<string, unknown> };
  return textsIn(json[field]);
}
