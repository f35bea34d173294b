import type { Address } from '../../core/session/value.ts';
import type { Division, Divisions } from '../catalog/divisions.ts';

/**
 * An address as it is printed on a card, level by level as far down as the kiosk's list knows the names, the rest in its own
 * words. Undefined where not even the province is found: then it is no offer that could be taken.
 */
export function addressFromCard(line: string, divisions: Divisions): Address | undefined {
  let code = '';
  let rest = line.replaceAll(/\s/g, '');
  for (let below = nextBelow(rest, code, divisions); below; below = nextBelow(rest, code, divisions)) {
    code = below.code;
    rest = rest.slice(below.name.length);
  }
  const levels = divisions.path(code).map(({ name }) => name);
  const isWhole = rest !== '' || divisions.children(code).length === 0;
  return levels.length > 0 && isWhole ? { code, levels, detail: rest } : undefined;
}

/** The division that the text goes on with. A card leaves the city out where it names the county. */
function nextBelow(text: string, code: string, divisions: Divisions): Division | undefined {
  const children = divisions.children(code);
  const named = ({ name }: Division) => text.startsWith(name);
  return children.find(named) ?? children.flatMap((child) => divisions.children(child.code)).find(named);
}
