import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The suffix says what a test needs: `.test.ts` Node alone, `.program.test.ts` a command line or a database of its own,
// `.browser.test.ts` a Chromium, `.timed.test.ts` the machine to itself, most with a Chromium, `.electron.test.ts` an Electron
// runtime, `.fault.test.ts` minutes of killing and searching.
const slow = ['test/**/*.{program,browser,timed,electron,fault}.test.{ts,tsx}'];

export default defineConfig({
  plugins: [react()],
  test: {
    env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' },
    // Vitest leaves one core free, which on a machine with two is half of it.
    maxWorkers: '100%',
    // What is waited for comes later where others work as well. A second for what is looked at again and again and five for
    // a whole test, the defaults, are no measure of anything but of the load.
    testTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'program', include: ['test/**/*.program.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: slow,
          // Starting a process and loading the same modules once more for each file takes longer than most of the tests.
          // So a file leaves nothing behind in a module. Not threads: they would not take the zone from `TZ`.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A hand rests between two touches, and half of a walk is such rest.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: ['test/**/*.timed.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'electron',
          include: ['test/**/*.electron.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'fault',
          include: ['test/**/*.fault.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
