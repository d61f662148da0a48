import { sayOf } from '../../../src/ledger/fill.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Finding, Place } from './finding.ts';

/** What the claims are, for who refers to them. */
export type Known = {
  readonly ledger: Ledger;
  /** All ids of claims.yaml, those of broken entries too: one mistake is said once. */
  readonly ids: ReadonlySet<string>;
};

/** The name nearest to one that doesn't exist, if one is near. */
export function nearest(name: string, names: Iterable<string>): string {
  const scored = [...names].map((each) => ({
    each,
    steps: distance(name.toLowerCase(), each.toLowerCase()),
  }));
  const [best] = scored.sort((one, other) => one.steps - other.steps);
  return best && best.steps <= Math.max(2, name.length / 3) ? best.each : '';
}

/** Levenshtein's distance: how many letters differ. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let place = 1; place <= other.length; place += 1)
      next.push(
        Math.min(
          (row[place] ?? 0) + 1,
          (next[place - 1] ?? 0) + 1,
          (row[place - 1] ?? 0) + (other[place - 1] === letter ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A claim that a text names, and perhaps a figure, words or the year of it. */
export function checkReference(
  { ledger, ids }: Known,
  place: Place,
  id: string,
  name?: string,
): Finding[] {
  const claim = ledger.get(id);
  if (!ids.has(id)) {
    const near = nearest(id, ids);
    return [
      near
        ? { ...place, rule: 'claim-misspelt', found: id, values: { near } }
        : { ...place, rule: 'claim-unknown', found: id },
    ];
  }
  if (!claim || name === undefined || sayOf(claim, name, 'nl') !== undefined) return [];
  const known = [
    ...Object.keys(claim.figures),
    ...Object.keys(claim.said),
    ...(claim.year === undefined ? [] : ['year']),
  ];
  return [
    {
      ...place,
      rule: 'figure-unknown',
      found: `${id}.${name}`,
      values: { known: known.join(', ') },
    },
  ];
}

/** A line of a bill: a claim or `claim.figure`, with a figure and a label. */
export function checkBillLine(known: Known, place: Place, line: unknown): Finding[] {
  if (typeof line !== 'string') return [];
  const [id = '', given, ...rest] = line.split('.');
  if (rest.length > 0 || line !== line.trim())
    return [{ ...place, rule: 'bill-form', found: line }];
  const wrong = checkReference(known, place, id, given);
  const claim = known.ledger.get(id);
  if (wrong.length > 0 || !claim) return wrong;
  const figure = claim.figures[given ?? Object.keys(claim.figures)[0] ?? ''];
  if (!figure) return [{ ...place, rule: 'bill-figure', found: line }];
  if (!figure.label && !claim.label) return [{ ...place, rule: 'bill-label', found: line }];
  return [];
}
