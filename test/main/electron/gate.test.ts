import { expect, test } from 'vitest';
import { mayAsk, type Asking } from '../../../main/electron/gate.ts';

const kiosk = 7;
const page = { parent: null, origin: 'app://kiosk' };
/** As Electron hands it over when the process that drew it was killed after it had asked. */
const killed = {
  get parent(): unknown {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
  origin: '',
};
const own: Asking = { url: 'app://kiosk/api/x', resourceType: 'xhr', webContentsId: kiosk, frame: page };

test.each<[string, Partial<Asking>, boolean]>([
  ["the page's own call", {}, true],
  ["the page's own picture of bytes", { url: 'blob:app://kiosk/1', resourceType: 'image' }, true],
  [
    'the first page, asked for by an empty window',
    { resourceType: 'mainFrame', frame: { parent: null, origin: 'null' } },
    true,
  ],
  ['another window', { webContentsId: 8 }, false],
  ['nobody known', { webContentsId: undefined }, false],
  ['a frame inside the page, of the same origin', { frame: { parent: page, origin: 'app://kiosk' } }, false],
  [
    'a frame inside the page that loads itself',
    { resourceType: 'subFrame', frame: { parent: page, origin: 'null' } },
    false,
  ],
  ['a page that took its place', { frame: { parent: null, origin: 'https://example.org' } }, false],
  ['a frame that is gone', { frame: null }, false],
  ['a frame whose process was killed meanwhile', { frame: killed }, false],
  ['the page that is loaded again after it', { resourceType: 'mainFrame', frame: killed }, true],
  ['a page elsewhere', { url: 'https://example.org/', resourceType: 'mainFrame' }, false],
  ['another host of the same scheme', { url: 'app://kiosk.example/' }, false],
  ['another host that begins the same', { url: 'app://kiosker/' }, false],
  ['a file', { url: 'file:///etc/hosts' }, false],
  ['a socket', { url: 'ws://kiosk/', resourceType: 'webSocket' }, false],
])('%s', (_who, asking, may) => {
  expect(mayAsk({ ...own, ...asking }, kiosk)).toBe(may);
});
