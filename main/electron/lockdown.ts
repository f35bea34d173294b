import { app, Menu, type BrowserWindow, type WebContents } from 'electron';
import { mayAsk } from './gate.ts';
import { ORIGIN } from './origin.ts';

/** Before Electron is ready: what Chromium must not do on a kiosk, and cannot be told later. */
export function lockDownProgram(): void {
  const { commandLine } = app;
  // A size on the screen is counted in millimetres; a desktop's own scaling would count it twice.
  commandLine.appendSwitch('force-device-scale-factor', '1');
  commandLine.appendSwitch('disable-pinch');
  commandLine.appendSwitch('overscroll-history-navigation', '0');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-features', 'Translate,MediaRouter,OptimizationHints');
  // No menu, so none of its shortcuts either: reload, zoom, developer tools, quit.
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => refuseWaysOut(contents));
}

function stayHere(event: { preventDefault(): void; url: string }): void {
  if (!event.url.startsWith(`${ORIGIN}/`)) event.preventDefault();
}

/** Any page of this program, even one that should not exist: it goes nowhere and opens nothing. */
function refuseWaysOut(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
}

/** What the kiosk's own page may open: eye and ear, where the operator has given it such. */
export interface MayOpen {
  readonly video: boolean;
  readonly audio: boolean;
}

/** The kiosk's own window: which requests, permissions and gestures it has. */
export function lockDownWindow(window: BrowserWindow, mayOpen: MayOpen): void {
  const { webContents: contents } = window;
  const { session, id } = contents;
  const isOpened = (type: string | undefined) => (type === 'video' || type === 'audio') && mayOpen[type];

  // One listener per event and session: everything that is ever to be asked here goes through this one.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayAsk(details, id) }));

  session.setPermissionRequestHandler((asking, permission, answer, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(asking.id === id && permission === 'media' && details.isMainFrame && types.every(isOpened));
  });
  session.setPermissionCheckHandler(
    (asking, permission, origin, { mediaType }) =>
      asking?.id === id &&
      permission === 'media' &&
      isOpened(mediaType) &&
      origin.replace(/\/$/, '') === ORIGIN,
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);

  contents.setIgnoreMenuShortcuts(true);
  contents.on('dom-ready', () => void contents.setVisualZoomLevelLimits(1, 1));
}
