import { letter } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import { field } from './field.ts';

type Group = { readonly label: string; readonly n: number };

/** Groups of empty chairs, one under the other, each with its label above it. */
export function chairs(
  groups: readonly Group[],
  { id, columns, cell }: { readonly id: string; readonly columns: number; readonly cell: number },
): Drawing {
  const size = columns > 30 ? 17 : 12;
  let y = 0;
  const drawn = groups.map(({ label, n }, index) => {
    const rows = field([{ n, style: 'filled' }], {
      id: `${id}-${String(index)}`,
      mark: 'chair',
      columns,
      cell,
    });
    const head = `${letter(0, y + size, label, { size })}<g transform="translate(0 ${String(y + size + 10)})">${rows.body}</g>`;
    y += size + 10 + rows.height + 24;
    return head;
  });
  return { width: columns * cell, height: y, body: drawn.join('') };
}
