import { type Contact, isPalm, pxPerMm } from './touch.ts';

interface Finger extends Contact {
  /** Another finger was lifted while this one was down: two at once are nobody's wish. */
  joined: boolean;
}

/** What lies on the glass at present, by pointer. */
const down = new Map<number, Finger>();
let watching = false;

/** Watches every touch from the first key on: what a hand does beside a key decides what a finger on it means. */
export function watchContacts(): void {
  if (watching) return;
  watching = true;
  const capture = { capture: true } as const;
  window.addEventListener('pointerdown', note, capture);
  // A palm is put down gently and gets wide.
  window.addEventListener('pointermove', widen, capture);
  for (const kind of ['pointerup', 'pointercancel'] as const) window.addEventListener(kind, lift, capture);
}

function note({ pointerId, pointerType, clientX, clientY, width, height, timeStamp }: PointerEvent): void {
  if (pointerType !== 'touch') return;
  down.set(pointerId, { x: clientX, y: clientY, width, height, at: timeStamp, joined: false });
}

function widen({ pointerId, width, height }: PointerEvent): void {
  const contact = down.get(pointerId);
  if (!contact) return;
  contact.width = Math.max(contact.width, width);
  contact.height = Math.max(contact.height, height);
}

function lift({ pointerId, timeStamp }: PointerEvent): void {
  const fingers = fingersAt(timeStamp);
  if (fingers.length > 1 && fingers.some(([pointer]) => pointer === pointerId))
    for (const [, finger] of fingers) finger.joined = true;
  // Whoever hears of this asks what the contact was like, and so it is forgotten after that.
  setTimeout(() => down.delete(pointerId));
}

/** Whether this is one finger by itself, whatever hand rests beside it. */
export function isLoneFinger(pointerId: number, now: number): boolean {
  const finger = fingersAt(now).find(([pointer]) => pointer === pointerId)?.[1];
  return finger !== undefined && !finger.joined;
}

function fingersAt(now: number): [number, Finger][] {
  const glass = { width: innerWidth, height: innerHeight, mm: pxPerMm() };
  return [...down].filter(([, contact]) => !isPalm(contact, glass, now));
}
