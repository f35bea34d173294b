import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The suffix says what a test needs: `.test.ts` Node alone, `.program.test.ts` a command line or a database of its own,
// `.browser.test.ts` a Chromium, `.electron.test.ts` an Electron runtime, `.fault.test.ts` minutes of killing and searching.
const slow = ['test/**/*.{program,browser,electron,fault}.test.{ts,tsx}'];

export default defineConfig({
  plugins: [react()],
  test: {
    env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' },
    projects: [
      { extends: true, test: { name: 'program', include: ['test/**/*.program.test.ts'] } },
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.{ts,tsx}'], exclude: slow } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
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
