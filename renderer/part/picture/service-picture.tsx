import { useEffect, useRef } from 'react';
import { drawingFrom } from './drawing-from.ts';

/** Every picture of the catalog that has been shown, parsed once. They are few and small, and never change. */
const drawings = new Map<string, Promise<SVGSVGElement | undefined>>();

/**
 * A picture of a service: `catalog/<digest>/pictures/<name>.svg`. It stands beside its word and says nothing of its
 * own. The box has its size from the sheet around it, so nothing moves when the drawing comes; one that does not come
 * leaves its place empty and its word in charge.
 */
export function ServicePicture({ digest, name }: { digest: string; name: string }) {
  const box = useRef<SVGSVGElement>(null);
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const drawing = await load(`/catalog/${digest}/pictures/${name}.svg`);
      if (wanted && drawing && box.current) show(drawing, box.current);
    })();
    return () => {
      wanted = false;
    };
  }, [digest, name]);
  return <svg className="picture" ref={box} viewBox="0 0 96 96" aria-hidden="true" />;
}

function show(drawing: SVGSVGElement, box: SVGSVGElement): void {
  for (const attribute of ['viewBox', 'stroke-width'])
    box.setAttribute(attribute, drawing.getAttribute(attribute) ?? '');
  box.replaceChildren(...drawing.cloneNode(true).childNodes);
}

function load(path: string): Promise<SVGSVGElement | undefined> {
  const known = drawings.get(path);
  if (known) return known;
  const coming = fetchDrawing(path).catch(() => {
    // Not kept: the next screen that wants it may be luckier.
    drawings.delete(path);
    return undefined;
  });
  drawings.set(path, coming);
  return coming;
}

async function fetchDrawing(path: string): Promise<SVGSVGElement | undefined> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} for ${path}`);
  return drawingFrom(await response.text());
}
