/** Where the kiosk's own screens live in Electron: no host of any network, and no page of one can name it. */
export const ORIGIN = 'app://kiosk';
