import { expect, it } from 'vitest';
import { tones } from '../../../renderer/speech/sound.ts';
import { voiceRuns } from '../../../renderer/speech/voice-run.ts';

it('hands the Chinese in an English sentence to the Chinese voice', () => {
  expect(voiceRuns('Choose one, 王桂珍.', 'en')).toEqual([
    { text: 'Choose one, ', voice: 'en', from: 0 },
    { text: '王桂珍', voice: 'cmn', from: 12 },
  ]);
  expect(voiceRuns('浙江省，杭州市 is it', 'en')).toEqual([
    { text: '浙江省，杭州市', voice: 'cmn', from: 0 },
    { text: ' is it', voice: 'en', from: 7 },
  ]);
});

it('leaves a Chinese sentence whole', () => {
  expect(voiceRuns('请打开 APP', 'cmn')).toEqual([{ text: '请打开 APP', voice: 'cmn', from: 0 }]);
});

it('has nothing to say where nothing can be said', () => {
  expect(voiceRuns('—!', 'en')).toEqual([]);
});

it('keeps every short sound between 500 and 2000 Hz, and short', () => {
  for (const { hertz, atS, lengthS } of Object.values(tones).flat()) {
    expect(hertz).toBeGreaterThanOrEqual(500);
    expect(hertz).toBeLessThanOrEqual(2000);
    expect(atS + lengthS).toBeLessThan(0.6);
  }
});

it('has no eSpeak NG voice for a dialect that was only recorded', () => {
  expect(voiceRuns('请坐。', 'x-wanzhou')).toEqual([]);
});
