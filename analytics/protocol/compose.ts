import { PROPERTY } from '../plan/names.ts';
import { CHANGES } from '../plan/tables.ts';
import { newSubmission } from './submission.ts';

/** The study an event belongs to, as its properties name it. */
export type StudyVersion = { readonly study: string; readonly version: string };

/** Properties of an event: names and values, all text. */
export type Properties = Readonly<Record<string, string>>;

/** Composes the properties of a study's event, with a delivery number of its own. */
export const composeProperties = (
  { study, version }: StudyVersion,
  context: Properties,
  answers: Properties = {},
): Properties => ({
  [PROPERTY.study]: study,
  [PROPERTY.version]: version,
  ...context,
  ...answers,
  [PROPERTY.submission]: newSubmission(),
});

/**
 * The change between two places on an ordered scale, in steps, clipped to -2..2.
 *
 * @throws RangeError when a value isn't on the scale
 */
export function clippedChange(scale: readonly string[], before: string, after: string): string {
  const from = scale.indexOf(before);
  const to = scale.indexOf(after);
  if (from < 0 || to < 0) throw new RangeError('the answer is not on the scale');
  const furthest = (CHANGES.length - 1) / 2;
  return String(Math.max(-furthest, Math.min(furthest, to - from)));
}
