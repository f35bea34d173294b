import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Recordable } from './recordable.ts';

/** What a sheet holds of each. All are of its one language. */
type ToRead = Pick<Recordable, 'sentence' | 'texts'>;

/** Which sentence each number of a sheet stands for, so that a recording finds its text. */
export const sheetShape = z.strictObject({
  variety: z.string(),
  language: z.string(),
  sentences: z.record(z.string(), z.strictObject({ sentence: z.string(), texts: z.array(z.string()) })),
});

export const sheetFile = 'sheet.json';

/** Writes what a speaker reads from, and beside it what the numbers mean. Answers the page's file. */
export function writeSheet(
  folder: string,
  variety: string,
  language: string,
  sentences: readonly ToRead[],
): string {
  const numbered = sentences.map(
    ({ sentence, texts }, index) => [String(index + 1).padStart(3, '0'), { sentence, texts }] as const,
  );
  const sheet: z.input<typeof sheetShape> = { variety, language, sentences: Object.fromEntries(numbered) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, sheetFile), `${JSON.stringify(sheet, undefined, 2)}\n`);
  const page = path.join(folder, 'sheet.html');
  writeFileSync(page, pageOf(variety, numbered));
  return page;
}

function pageOf(variety: string, numbered: readonly (readonly [string, ToRead])[]): string {
  const rows = numbered.map(
    ([number, { sentence, texts }]) =>
      `<li><b>${number}</b><p>${escaped(sentence)}</p><small>${escaped(texts.join(' · '))}</small></li>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>录音稿 ${escaped(variety)}</title>
<style>
  body { max-width: 46em; margin: 2em auto; font: 16px/1.6 "Noto Sans SC", "Microsoft YaHei", sans-serif; color: #182022; }
  ol { list-style: none; padding: 0; }
  li { display: grid; grid-template-columns: 4em 1fr; align-items: baseline; padding: .7em 0; border-top: 1px solid #bbb; break-inside: avoid; }
  b { font-size: 1.3em; }
  p { margin: 0; font-size: 1.7em; line-height: 1.4; }
  small { grid-column: 2; color: #555; }
</style>
<h1>录音稿：${escaped(variety)}，共 ${numbered.length} 句</h1>
<p>用平常跟老人家说话的口气，一句一个文件，念得慢一点、清楚一点。安静的屋子，离话筒一拳远。</p>
<p>文件名就用左边的号码，比如 <code>001.wav</code>。念错了重录，多出来的不要紧：号码后面写字也行，比如 <code>001 第二遍.wav</code>，念得最好的留下就可以。</p>
<ol>
${rows.join('\n')}
</ol>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
