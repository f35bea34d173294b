import path from 'node:path';
import { expect, test } from 'vitest';
import { readCommandLine } from '../../main/command-line.ts';

test("Chromium's switches and Electron's own words are passed over", () => {
  const asked = readCommandLine(
    ['--no-sandbox', '--inspect=0', '.', '--demo', '--enable-features=A,B', '--data-dir', 'somewhere'],
    '/data',
  );
  expect(asked).toMatchObject({
    ok: true,
    window: undefined,
    configuration: { demo: true, dataDir: path.resolve('somewhere') },
  });
});

test('without a data folder the data goes to its own place', () => {
  expect(readCommandLine([], '/data')).toMatchObject({ ok: true, configuration: { dataDir: '/data' } });
});

test('a size opens a window, and what is no size is refused in a sentence', () => {
  expect(readCommandLine(['--window', '1280x800'], '/data')).toMatchObject({
    ok: true,
    window: { width: 1280, height: 800 },
  });
  expect(readCommandLine(['--window', 'large'], '/data')).toEqual({
    ok: false,
    sentence: '--window takes a size like 1280x800; "large" is none.',
  });
});

test('an option of ours without its value is refused in a sentence', () => {
  expect(readCommandLine(['--intake'], '/data')).toMatchObject({ ok: false });
  expect(readCommandLine(['--intake', 'nowhere'], '/data')).toMatchObject({ ok: false });
  expect(readCommandLine(['--intake', 'ftp://intake'], '/data')).toMatchObject({ ok: false });
});

test('what a keypad or a switch sends is told by code, and a name that is none is refused in a sentence', () => {
  expect(readCommandLine(['--keys', 'Space=move, F9=press'], '/data')).toMatchObject({
    ok: true,
    configuration: { keys: { Space: 'move', F9: 'press' } },
  });
  expect(readCommandLine([], '/data')).toMatchObject({ ok: true, configuration: { keys: {} } });
  for (const wrong of ['Space=jump', 'Space', '=move']) {
    expect(readCommandLine(['--keys', wrong], '/data')).toMatchObject({ ok: false });
  }
});

test('how high the glass hangs is told in whole millimetres', () => {
  expect(readCommandLine(['--glass-at', '950'], '/data')).toMatchObject({
    ok: true,
    configuration: { glassAtMm: 950 },
  });
  expect(readCommandLine([], '/data')).toMatchObject({ ok: true, configuration: { glassAtMm: null } });
  expect(readCommandLine(['--glass-at', '0.95m'], '/data')).toMatchObject({ ok: false });
});

test('which USB headphones count is told by id, and what is none is refused in a sentence', () => {
  expect(readCommandLine(['--usb-headphones', 'plugged, 0D8C:0014'], '/data')).toMatchObject({
    ok: true,
    configuration: { usbHeadphones: ['plugged', '0d8c:0014'] },
  });
  expect(readCommandLine([], '/data')).toMatchObject({ ok: true, configuration: { usbHeadphones: [] } });
  for (const wrong of ['yes', '0d8c', '0d8c:0014;plugged']) {
    expect(readCommandLine(['--usb-headphones', wrong], '/data')).toMatchObject({ ok: false });
  }
});

test('whether the kiosk hears is said as whether it sees, and a demonstration makes its own sound', () => {
  expect(readCommandLine([], '/data')).toMatchObject({ ok: true, configuration: { microphone: 'real' } });
  expect(readCommandLine(['--demo'], '/data')).toMatchObject({
    ok: true,
    configuration: { microphone: 'simulated' },
  });
  expect(readCommandLine(['--microphone', 'none', '--demo'], '/data')).toMatchObject({
    ok: true,
    configuration: { microphone: 'none', camera: 'simulated' },
  });
  expect(readCommandLine(['--microphone', 'loud'], '/data')).toEqual({
    ok: false,
    sentence: '--microphone takes real, simulated or none.',
  });
});

test('what there is of scanners is told in one word', () => {
  expect(readCommandLine([], '/data')).toMatchObject({ configuration: { scanner: 'none' } });
  expect(readCommandLine(['--demo'], '/data')).toMatchObject({ configuration: { scanner: 'simulated' } });
  expect(readCommandLine(['--scanner', 'keys'], '/data')).toMatchObject({
    configuration: { scanner: 'keys' },
  });
  expect(readCommandLine(['--scanner', 'usb'], '/data')).toMatchObject({ ok: false });
});

test('how long something is kept is told in days, and what is none is refused in a sentence', () => {
  expect(readCommandLine([], '/data')).toMatchObject({
    ok: true,
    configuration: { keepParkedDays: 30, keepEnvelopesDays: 7 },
  });
  expect(readCommandLine(['--keep-parked', '2', '--keep-envelopes', '0'], '/data')).toMatchObject({
    ok: true,
    configuration: { keepParkedDays: 2, keepEnvelopesDays: 0 },
  });
  for (const wrong of [
    ['--keep-parked', '0'],
    ['--keep-parked', '366'],
    ['--keep-parked', '2d'],
    ['--keep-envelopes', '-1'],
    ['--keep-envelopes', '366'],
  ])
    expect(readCommandLine(wrong, '/data')).toMatchObject({ ok: false });
});
