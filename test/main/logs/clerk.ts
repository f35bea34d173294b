import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Day } from './day.ts';

/**
 * Reads what arrived on the intake's page, looks at what belongs to it, and says what is missing, too long at first; then
 * the intake has lost the photos, and writes that down.
 */
export async function clerkDecides({ intake, intakeDir, said }: Day, shows: string): Promise<void> {
  const headers = { authorization: `Bearer ${intake.token}` };
  const read = (at: string) => fetch(`${intake.url}${at}`, { headers });
  const { submissions } = (await (await read('/v1/submissions')).json()) as {
    submissions: { submission: string; slip: string }[];
  };
  let pages = '';
  const photos: string[] = [];
  for (const [at, { submission, slip }] of submissions.entries()) {
    const note = `请把户口簿带来，第${'甲乙丙丁戊己庚辛'[at]}份缺材料`;
    const tooLong = `${note}，还有别的`.repeat(99);
    said.add('what a clerk said', [note, tooLong.slice(-17)]);
    expect((await read(`/?slip=${slip}`)).status).toBe(200);
    const page = await (await read(`/submissions/${submission}`)).text();
    pages += page;
    for (const [link] of page.matchAll(/\/submissions\/[^"]*\/attachments\/[^"]+/g)) {
      photos.push(link);
      expect((await read(link)).status).toBe(200);
    }
    const says = (text: string) =>
      fetch(`${intake.url}/submissions/${submission}/case`, {
        method: 'POST',
        headers,
        redirect: 'manual',
        body: new URLSearchParams({ case: 'paper-missing', note: text }),
      });
    expect((await says(tooLong)).status).toBe(400);
    expect((await says(note)).status).toBe(303);
  }
  // It had them in clear, and so could have written them down.
  expect(pages).toContain(shows);
  rmSync(path.join(intakeDir, 'attachments'), { recursive: true });
  for (const link of photos) expect((await read(link)).status).toBe(500);
}
