/**
 * Keys and gestures that open doors of the browser around the screen: another window, its menu, its tools, another size. Electron has
 * none of them; a Chromium in an app window asks the page first. Not only somebody who tries presses such keys: some
 * scanners end what they read with Ctrl+J, which opens the list of downloads, and a finger that rests opens a menu.
 *
 * Called once. Whoever else listens still hears of all of them.
 */
export function shutWaysOut(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (leadsOut(event)) event.preventDefault();
    },
    { capture: true },
  );
  window.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    // What is passive, as it would be by itself, can keep nothing from happening.
    { passive: false },
  );
  for (const gesture of ['contextmenu', 'dragover', 'drop']) window.addEventListener(gesture, shut);
}

function shut(event: Event): void {
  event.preventDefault();
}

/** What is written is marked, copied, put in, taken back and walked through by these. */
const whileWriting = /^(?:[acvxyz]|Arrow.+|Home|End|Backspace|Delete|Insert)$/i;
const whileMarking = /^(?:Arrow.+|Home|End)$/;
const ofTheBrowser =
  /^(?:F\d+|ContextMenu|Help|Find|New|Open|Close|Print|Save|Zoom.+|Browser.+|Launch.+|GoBack|GoHome)$/;

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'getModifierState'
>;

export function leadsOut(pressed: Pressed): boolean {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = pressed;
  if (ofTheBrowser.test(key)) return true;
  // A third sign of the same key, on many keyboards of Europe.
  if (pressed.getModifierState('AltGraph')) return false;
  // The number of a sign, on Windows.
  if (altKey && !ctrlKey && code.startsWith('Numpad')) return false;
  if (altKey || metaKey) return true;
  return ctrlKey && !(shiftKey ? whileMarking : whileWriting).test(key);
}
