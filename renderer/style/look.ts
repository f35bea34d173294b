import { useContext, useSyncExternalStore } from 'react';
import { Tight } from './tight.ts';

/** How the kiosk looks to this resident. It stands as data attributes on `<html>`, where every rule reads it. */
export type TextSize = 1 | 2 | 3 | 4;
export type Theme = 'warm' | 'black-on-white' | 'white-on-black';
export type Panel = '21' | '32' | 'p32' | '12';

export const textSizes: readonly TextSize[] = [1, 2, 3, 4];
export const themes: readonly Theme[] = ['warm', 'black-on-white', 'white-on-black'];
export const panels: readonly Panel[] = ['21', '32', 'p32', '12'];

/** The glass of each profile in CSS pixels, and how many of them make a millimetre there. */
export const panelSizes: Readonly<Record<Panel, { width: number; height: number; pxPerMm: number }>> = {
  '21': { width: 1920, height: 1080, pxPerMm: 4.034 },
  '32': { width: 1920, height: 1080, pxPerMm: 2.711 },
  p32: { width: 1080, height: 1920, pxPerMm: 2.711 },
  '12': { width: 1024, height: 768, pxPerMm: 4.199 },
};

/**
 * A window that belongs to no known glass: the profile of the nearest shape, with the millimetre stretched until it
 * fits. So a demonstration in a small window is the kiosk seen from further away, not another layout.
 */
export function panelFor(width: number, height: number): { panel: Panel; pxPerMm: number } {
  const shape = width / height;
  const panel: Panel = shape < 1 ? 'p32' : shape < 1.5 ? '12' : '21';
  const glass = panelSizes[panel];
  const scale = Math.min(width / glass.width, height / glass.height);
  return { panel, pxPerMm: glass.pxPerMm * scale };
}

/** Sets the panel's profile on `<html>` and, for `auto`, keeps it right while the window changes. Answers an undo. */
export function applyPanel(wanted: string): () => void {
  const html = document.documentElement;
  if (isPanel(wanted)) {
    html.dataset['panel'] = wanted;
    html.style.removeProperty('--mm');
    return () => {};
  }
  const follow = () => {
    const { panel, pxPerMm } = panelFor(innerWidth, innerHeight);
    html.dataset['panel'] = panel;
    html.style.setProperty('--mm', `${pxPerMm.toFixed(3)}px`);
  };
  follow();
  addEventListener('resize', follow);
  return () => removeEventListener('resize', follow);
}

/** Changes at once: nothing waits for a screen to be drawn again. */
export function applyTextSize(size: TextSize): void {
  document.documentElement.dataset['size'] = String(size);
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/**
 * Everything that changes how much room things take, as one string: panel, text size and language, and how far the sheet
 * gives way. Whoever lays out by measuring (pages, choices) measures again when it changes.
 */
export function useLook(): { panel: Panel; key: string } {
  const key = useSyncExternalStore(watchLook, readLook);
  const panel = panels.find((name) => key.startsWith(`${name}|`)) ?? '21';
  const tight = useContext(Tight);
  return { panel, key: `${key}|${tight}` };
}

function watchLook(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-panel', 'data-size', 'lang', 'style'],
  });
  return () => observer.disconnect();
}

function readLook(): string {
  const html = document.documentElement;
  return [
    html.dataset['panel'],
    html.dataset['size'] ?? '2',
    html.lang,
    html.style.getPropertyValue('--mm'),
  ].join('|');
}

function isPanel(name: string): name is Panel {
  return name in panelSizes;
}
