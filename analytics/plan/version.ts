import { createHash } from 'node:crypto';
import { PLAN_FIELDS } from './meaning.ts';
import type { StudyPlan } from './schema.ts';

/** JSON with sorted keys, so that the order of fields in a file has no meaning. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** The parts of a plan that the hash of its registered copy covers. */
const hashedPart = (plan: StudyPlan): Partial<StudyPlan> =>
  Object.fromEntries(
    Object.entries(plan).filter(
      ([field]) => PLAN_FIELDS[field as keyof StudyPlan].change !== 'free',
    ),
  );

/** The SHA-256 of what a registered copy fixes, in hexadecimal. */
export const planHash = (plan: StudyPlan): string =>
  createHash('sha256')
    .update(canonical(hashedPart(plan)))
    .digest('hex');

/** What counts and events call this version of the plan: its number and the start of its hash. */
export const versionLabel = (plan: StudyPlan): string =>
  `${plan.version}-${planHash(plan).slice(0, 8)}`;
