/**
 * An author's SVG, taken into the page so that the classes in it follow the themes. Only what draws is taken over:
 * named shapes, named attributes and the colour classes of style/picture.css. Everything else (styles, scripts, links,
 * event handlers, foreign content, colours of its own) is left behind, whatever a package may hold.
 */
const shapes = new Set([
  'g',
  'path',
  'circle',
  'ellipse',
  'rect',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
]);

const attributes = new Set(
  (
    'd x y x1 y1 x2 y2 cx cy r rx ry width height points transform ' +
    'stroke-width stroke-dasharray fill-rule font-size dx dy letter-spacing'
  ).split(' '),
);

const classes = new Set(['p', 'thin', 'fat', 'w', 't', 'a', 's', 'g', 'h', 'd', 'b', 'stripe']);

const SVG = 'http://www.w3.org/2000/svg';

/** Undefined when it is no SVG at all. */
export function drawingFrom(text: string): SVGSVGElement | undefined {
  const source = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (source.localName !== 'svg' || source.namespaceURI !== SVG) return undefined;
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', source.getAttribute('viewBox') ?? '0 0 96 96');
  drawing.setAttribute('stroke-width', source.getAttribute('stroke-width') ?? '4.4');
  takeOver(source, drawing);
  return drawing;
}

function takeOver(from: Element, to: Element): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE && from.localName.startsWith('t')) to.append(child.nodeValue ?? '');
    if (!(child instanceof Element) || child.namespaceURI !== SVG || !shapes.has(child.localName)) continue;
    const copy = document.createElementNS(SVG, child.localName);
    for (const { name, value } of child.attributes) if (attributes.has(name)) copy.setAttribute(name, value);
    const colours = [...child.classList].filter((name) => classes.has(name));
    if (colours.length > 0) copy.setAttribute('class', colours.join(' '));
    takeOver(child, copy);
    to.append(copy);
  }
}
