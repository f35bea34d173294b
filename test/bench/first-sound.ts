import { openSpeechPage, type SpeechPage } from '../support/speech-page.ts';
import type { MeasureOptions, Row } from './row.ts';

/**
 * From the touch to the first sound of the voice at the loudspeaker, in a real Chromium, under the kiosk's own policy,
 * with the voice warm. Every other touch cuts a sentence that is being said, as a touch on a screen that is being read
 * does. Timed with the sound card's own clock, so what the card holds back counts too.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const touches = quick ? 12 : 60;
  const opened = await openSpeechPage();
  try {
    await opened.load();
    const rows: Row[] = [];
    for (const { language, name } of [
      { language: 'zh-CN', name: 'Chinese' },
      { language: 'en', name: 'English' },
    ]) {
      await opened.page.evaluate((tag) => window.kit.changeLanguage(tag), language);
      const latencies: number[] = [];
      for (let touch = -2; touch < touches; touch++) {
        const latency = await touchToSound(opened, touch % 2 === 0);
        if (touch >= 0) latencies.push(latency);
      }
      rows.push({
        what: `touch to the first sound of the ${name} voice, p95`,
        measured: { 'p50 ms': quantile(latencies, 0.5), 'p95 ms': quantile(latencies, 0.95), touches },
        value: quantile(latencies, 0.95),
        unit: 'ms',
        budget: { atMost: 150 },
      });
    }
    return rows;
  } finally {
    await opened.close();
  }
}

/** @param cutting whether the voice is speaking at the touch */
async function touchToSound({ page }: SpeechPage, cutting: boolean): Promise<number> {
  if (!cutting) {
    await page.evaluate(() => window.kit.speaker().stop());
    await page.waitForTimeout(150);
  }
  await page.locator('#pad').click();
  const heard = await page.waitForFunction(() => window.kit.firstSoundMs(), null, { polling: 50 });
  const latency = await heard.jsonValue();
  await page.waitForTimeout(200);
  if (latency === undefined) throw new Error('Nothing was heard');
  return latency;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
