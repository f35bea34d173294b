import { type ComponentTable, readComponentTable } from '../../renderer/components/component-table.ts';
import { shippedFile } from './shipped-file.ts';

/** What characters are put together from, as it ships. */
export function shippedComponents(): ComponentTable {
  return readComponentTable({
    parts: shippedFile('components/data/parts.txt'),
    radicals: shippedFile('components/data/radicals.txt'),
    common: shippedFile('components/data/common.txt'),
  });
}
