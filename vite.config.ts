import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens. The machine and the intake are bundled by tools/build.mjs. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // A font or picture inlined as data: would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // How long a plugin took is no news to whoever starts a kiosk.
      checks: { pluginTimings: false },
      // Asked for by the part of sonic-wasm that runs in Node, and never in a browser.
      external: ['module'],
    },
  },
});
